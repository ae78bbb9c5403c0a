"""Python loads this first where its folder is on PYTHONPATH: the root file system is read-only, as in the cluster."""

import errno
import os
import sys
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"}
# What a container has beside its own mounts.
DEVICES = ["/dev", "/proc"]
MOUNTS = [os.path.realpath(folder) for folder in [*DEVICES, *os.environ["MOUNTED_FOLDERS"].split(os.pathsep)]]


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse a change outside of the mounts, in the kernel's own words."""
    if event == "open":
        path, _, flags = arguments
        changes = bool(flags & WRITING)
    else:
        path, changes = arguments[0] if arguments else None, event in CHANGING
    if changes and isinstance(path, (str, bytes)) and not is_mounted(os.fsdecode(path)):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)


def is_mounted(path: str) -> bool:
    """Tell whether a path lies below one of the mounts."""
    real = os.path.realpath(path)
    return any(real == folder or real.startswith(f"{folder}/") for folder in MOUNTS)


sys.addaudithook(refuse)
