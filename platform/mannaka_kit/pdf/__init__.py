"""Tagged PDF (PDF/UA-1) from our own HTML, made in a process of its own that can reach nothing."""

from mannaka_kit.pdf.errors import PressBusyError, PressFailedError, PressMissingError, SheetTooLongError
from mannaka_kit.pdf.press import print_pdf
from mannaka_kit.pdf.readiness import Missing, look_around, what_is_missing

__all__ = [
    "Missing",
    "PressBusyError",
    "PressFailedError",
    "PressMissingError",
    "SheetTooLongError",
    "look_around",
    "print_pdf",
    "what_is_missing",
]
