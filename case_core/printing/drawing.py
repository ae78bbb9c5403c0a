"""Draw a sheet: as HTML for a browser's own printing, or as PDF."""

from functools import cache
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from case_core.printing.orders import Paper
from mannaka_kit import pdf

STYLE: Final = Path(__file__).parent / "static" / "printing" / "paper.css"
# Paper goes to other people than the one who presses the button: it speaks the city's language, not the screen's.
_LANGUAGE: Final = "ja"


def as_html(paper: Paper, *, is_on_screen: bool) -> str:
    """Return the sheet as a page; on the screen it brings its style with it."""
    with translation.override(_LANGUAGE):
        return render_to_string(paper.template, {**paper.facts, "is_on_screen": is_on_screen})


def as_pdf(paper: Paper) -> bytes:
    """
    Return the sheet as a tagged PDF.

    :raises PressMissingError: this machine makes no PDF.
    :raises PressBusyError: others print, and went on printing.
    :raises SheetTooLongError: the press ran out of time or memory.
    """
    return pdf.print_pdf(html=as_html(paper, is_on_screen=False), css=_style())


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")
