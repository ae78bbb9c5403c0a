"""The way back from what was just done: carried by the message that says so, and offered for a moment."""

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise

OFFERED: Final = 10
"""Seconds for which a page offers the way back."""
HELD: Final = timedelta(minutes=2)
"""How long it leads back: a slow network and a reader who needs more time still arrive."""
_MARK: Final = "undo:"


def say_done(request: HttpRequest, words: str | Promise, *, way_back: str = "") -> None:
    """Tell what was done, and offer the address that undoes it, where there is one."""
    messages.success(request, str(words), extra_tags=f"{_MARK}{way_back}" if way_back else "")


def way_back_of(tags: str | None) -> str:
    """Return the address that a message carries, empty where it carries none."""
    return (tags or "").removeprefix(_MARK) if (tags or "").startswith(_MARK) else ""
