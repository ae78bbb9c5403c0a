"""The safe copy of a file, made by a program of its own that knows no secrets (`workshop.py`)."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from case_core.attachments import workshop
from case_core.attachments.inspection.texts import decoded
from case_core.attachments.kinds import OFFICE, TEXTS, FileKind
from case_core.attachments.states import Refusal

log = structlog.get_logger(__name__)
_PROGRAM: Final = Path(workshop.__file__)
_REFUSALS: Final[Mapping[int, Refusal]] = {
    workshop.UNREADABLE: Refusal.UNREADABLE,
    workshop.LOCKED: Refusal.LOCKED,
    workshop.TOO_MANY_PAGES: Refusal.TOO_MANY_PAGES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What staff open in place of the file; `extension` is empty where there is no copy."""

    content: bytes = b""
    extension: str = ""
    pages: int | None = None


class NoCopyError(Exception):
    """No copy can be made, and without one the file is not shown."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.value)


def copy_of(content: bytes, kind: FileKind) -> Copy:
    """
    Return the safe copy; documents of Word and Excel have none.

    :raises NoCopyError: the file is broken, locked or too heavy.
    """
    if kind in OFFICE:
        return Copy()
    return _text(content, kind) if kind in TEXTS else _by_workshop(content, kind)


def _text(content: bytes, kind: FileKind) -> Copy:
    text = decoded(content)
    if text is None:
        raise NoCopyError(Refusal.UNREADABLE)
    # With its mark Excel reads a table's letters right.
    is_table = kind == FileKind.CSV
    return Copy(content=text.encode("utf-8-sig" if is_table else "utf-8"), extension="csv" if is_table else "txt")


def _by_workshop(content: bytes, kind: FileKind) -> Copy:
    # -I: neither the environment's nor the folder's modules; and no variable of ours goes along.
    command = [sys.executable, "-I", str(_PROGRAM), kind.value]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=content, capture_output=True, timeout=workshop.SECONDS, env={}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NoCopyError(Refusal.TOO_HEAVY) from error
    if done.returncode:
        log.info("attachments.no_copy", kind=kind.value, code=done.returncode)
        raise NoCopyError(_REFUSALS.get(done.returncode, Refusal.TOO_HEAVY))
    head, _, copy = done.stdout.partition(b"\n")
    told = json.loads(head)
    return Copy(content=copy, extension=told["extension"], pages=told.get("pages"))
