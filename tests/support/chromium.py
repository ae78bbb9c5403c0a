"""Finds a Chromium for the browser tests, or says in one sentence how to get one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Return the browser's path: `$CHROMIUM`, else Debian's without a face (a fifth quicker), else any on the PATH."""
    named = os.environ.get("CHROMIUM")
    candidates = [named, *map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))]
    return next((path for path in candidates if path and Path(path).is_file()), None)


def install() -> bool:
    """Try apt as root, then the driver's own download; tell whether a browser is there now."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for package in ("fonts-noto-cjk", "chromium-headless-shell", "chromium"):
            if not find():
                subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False)
    return find() is not None


def main() -> int:
    """Make sure that there is a browser; the exit code is 1 where there is none."""
    if find() or install():
        return 0
    wanted = "install Debian's package `chromium-headless-shell`, or set CHROMIUM to a browser's path"
    sys.stderr.write(f"No Chromium: {wanted}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
