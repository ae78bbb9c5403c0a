"""Give the press an order, and take what it printed; it gets no database, no keys, no proxies."""

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

import structlog

from mannaka_kit.pdf import child
from mannaka_kit.pdf.errors import PressBusyError, PressFailedError, PressMissingError, SheetTooLongError

log = structlog.get_logger()

SECONDS: Final = 60
SECONDS_IN_QUEUE: Final = 20
# A quarter of a gigabyte each: the web process's memory limit counts its children, too.
AT_ONCE: Final = 2
_SLOTS = BoundedSemaphore(AT_ONCE)
_CHILD: Final = Path(child.__file__)


def print_pdf(*, html: str, css: str) -> bytes:
    """
    Return our own HTML as a tagged PDF; what it names outside of itself is refused.

    :raises PressMissingError: Pango is not there.
    :raises PressBusyError: others print, and went on printing.
    :raises SheetTooLongError: the press ran out of time or memory.
    :raises PressFailedError: the sheet asks for something outside of itself.
    """
    if not _SLOTS.acquire(timeout=SECONDS_IN_QUEUE):
        raise PressBusyError
    try:
        return ask({"html": html, "css": css})
    finally:
        _SLOTS.release()


def ask(order: dict[str, str], *options: str) -> bytes:
    """
    Run the press once.

    :raises PressMissingError: Pango is not there.
    :raises SheetTooLongError: it ran out of time or memory.
    :raises PressFailedError: it met what it refuses, or broke.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no words of others in the command
            [sys.executable, "-I", str(_CHILD), *options],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"HOME": str(Path.home()), "LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise SheetTooLongError from error
    if done.returncode == 0:
        return done.stdout
    raise _failure(done.returncode, done.stderr)


def _failure(code: int, said: bytes) -> Exception:
    if code == child.NO_LIBRARY:
        return PressMissingError()
    # Its last words may quote the sheet: the log and the error get the kind of failure only.
    kind = said.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0][:80]
    log.error("pdf.failed", code=code, kind=kind)
    # A signal is the limit on its time; the memory's limit is told by Python.
    return SheetTooLongError() if code < 0 or kind == "MemoryError" else PressFailedError(kind)
