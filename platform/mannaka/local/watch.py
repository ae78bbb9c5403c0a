"""Tells the keeper which process groups live, so that it can end them should we be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mannaka.local import kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEEPER_LOCK = "keeper.lock"
KEEPER = (sys.executable, "-P", "-m", "mannaka.local.keeper")


class Ledger:
    """The living groups, written to the keeper's pipe as they come and go."""

    def __init__(self, pipe: int | None = None) -> None:
        """Write to the pipe, or nowhere."""
        self._pipe = pipe

    def add(self, group: int) -> None:
        """Note that a group lives."""
        self._write(f"+{group}\n")

    def remove(self, group: int) -> None:
        """Note that a group is gone."""
        self._write(f"-{group}\n")

    def _write(self, line: str) -> None:
        if self._pipe is not None:
            # A keeper that was killed keeps nothing; the demo itself goes on.
            with suppress(BrokenPipeError):
                os.write(self._pipe, line.encode())


@contextmanager
def watched(data: Path) -> Iterator[Ledger]:
    """Run the keeper of the data folder beside us."""
    # The keeper of a demo that was killed may still be at work.
    with kept.locked(data / KEEPER_LOCK):
        pass
    reader, writer = os.pipe()
    try:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [*KEEPER, str(data)], stdin=reader, start_new_session=True
        )
    finally:
        os.close(reader)
    try:
        yield Ledger(writer)
    finally:
        os.close(writer)
        process.wait()
