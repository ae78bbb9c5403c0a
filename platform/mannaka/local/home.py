"""
Where the local servers keep their files, and as whom they run.

PostgreSQL refuses to run as root. A data folder below /root could be reached by another account only by opening
every folder above it, which nobody asked for: as root the servers therefore live in a folder of their own.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.local.errors import LocalStackError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT_HOMES = Path("/var/tmp")  # noqa: S108 - survives a reboot; `_private_folder` refuses a folder another account made
UNPRIVILEGED = "nobody"
# Nothing of the caller's environment (PGHOST, LD_PRELOAD, a Japanese LC_ALL …) reaches a server.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folder of the local servers and, where we are root, the account that runs them."""

    path: Path
    uid: int | None = None
    gid: int | None = None

    @property
    def is_apart(self) -> bool:
        """Tell whether the servers run as another account than ours."""
        return self.uid is not None

    def make(self) -> None:
        """
        Make the folder; the account may pass through it, and own folders inside it.

        :raises LocalStackError: another account holds a folder of this name.
        """
        if self.is_apart:
            _private_folder(self.path)
        else:
            self.path.mkdir(parents=True, exist_ok=True)

    def folder(self, name: str) -> Path:
        """Make a folder inside that only the servers' account can open."""
        folder = self.path / name
        if not folder.exists():
            folder.mkdir(mode=0o700)
            self.give(folder)
        return folder

    def give(self, path: Path) -> None:
        """Hand the file or folder to the account of the servers."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def write_private(self, path: Path, text: str) -> None:
        """Write a file that only the servers' account can read."""
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        self.give(path)

    def run(self, command: Sequence[str | Path], *, seconds: float) -> subprocess.CompletedProcess[str]:
        """
        Run a program of a server as its account and return what it said.

        :raises LocalStackError: it did not end in time.
        """
        try:
            return subprocess.run(  # noqa: S603 - our own programs with our own arguments
                [str(part) for part in command],
                cwd=self.path,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=seconds,
                check=False,
                umask=0o077,
                user=self.uid,
                group=self.gid,
                extra_groups=[] if self.is_apart else None,
            )
        except subprocess.TimeoutExpired as error:
            raise LocalStackError(f"{Path(command[0]).name} did not end within {seconds:.0f} seconds.") from error

    def remove(self) -> None:
        """Remove the folder if nothing is left in it but copied programs."""
        if self.is_apart and self.path.exists() and not list(self.path.glob("*/data")):
            shutil.rmtree(self.path)


def home_of(data: Path) -> Home:
    """Return the home of the servers that belong to the data folder."""
    data = data.resolve()
    if os.geteuid() != 0:
        return Home(path=data)
    account = pwd.getpwnam(UNPRIVILEGED)
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Home(path=ROOT_HOMES / f"mannaka-{digest}", uid=account.pw_uid, gid=account.pw_gid)


def _private_folder(path: Path) -> None:
    path.mkdir(mode=0o711, exist_ok=True)
    made = path.lstat()
    is_ours = stat.S_ISDIR(made.st_mode) and made.st_uid == os.geteuid()
    if not is_ours or made.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise LocalStackError(f"{path} was made by another account: remove it, or give another folder with --data.")
    # The umask of an administrator's shell may have taken the right to pass through.
    path.chmod(0o711)
