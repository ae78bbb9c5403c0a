"""What the browsers of a run have looked at already; the processes of a run tell each other."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from tests.support.stack import ROOT


def file_of_run() -> Path | None:
    """Return where the processes of this run tell each other; None where there is only one."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return ROOT / "build" / "journeys" / f"seen-{run}.txt" if run else None


class Seen:
    """A set that only grows; whoever has the same file shares it."""

    def __init__(self, file: Path | None = None) -> None:
        self._known: set[str] = set()
        self._file = file
        self._read_to = 0

    def has_unseen(self, things: Iterable[str]) -> bool:
        """Tell whether one of the things is new, and know all of them from now on."""
        here = {hashlib.blake2b(thing.encode(), digest_size=12).hexdigest() for thing in things}
        if not here <= self._known:
            self._hear()
        new = here - self._known
        self._known |= new
        if new and self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii") as file:
                file.write("".join(f"{each}\n" for each in sorted(new)))
        return bool(new)

    def _hear(self) -> None:
        if self._file is None or not self._file.exists():
            return
        with self._file.open(encoding="ascii") as file:
            file.seek(self._read_to)
            told = file.read()
        whole = told[: told.rfind("\n") + 1]  # what another one is writing just now is read the next time
        self._read_to += len(whole)
        self._known |= set(whole.split())
