"""Small JSON files that only their owner may read, replaced whole or not at all."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mannaka.local.errors import WrongAccountError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_kept(path: Path) -> dict[str, Any]:
    """
    Return what the file keeps, empty where there is none.

    :raises WrongAccountError: another account made the file.
    """
    if not path.exists():
        return {}
    if path.stat().st_uid != os.geteuid():
        raise WrongAccountError(
            f"{path} belongs to another account of this machine: run the command as that account, "
            "or give another folder with --data."
        )
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def write_kept(path: Path, content: dict[str, Any]) -> None:
    """Replace the file's content, readable by its owner alone from its first byte."""
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2))


def write_text(path: Path, text: str) -> None:
    """Replace the file's text, readable by its owner alone from its first byte."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file's lock: two processes never start the same server at once."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
