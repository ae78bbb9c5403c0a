"""Which letter this browser has open just now: in the city's session, for an hour, never in an address."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

KEEP: Final = timedelta(hours=1)
_SLOT: Final = "letter_visit"


def begin_visit(session: SessionBase, *, letter: str, at: datetime) -> None:
    """Let this browser read what a letter opens; under a new session key, since it may now do more than before."""
    session.cycle_key()
    _keep(session, letter, at)


def visited_letter(session: SessionBase, *, at: datetime) -> str:
    """Return what is kept of the link that is open in this browser, and let the hour begin anew; else nothing."""
    visit = session.get(_SLOT)
    if not visit or at - datetime.fromisoformat(visit["seen_at"]) > KEEP:
        return ""
    _keep(session, visit["letter"], at)
    return str(visit["letter"])


def end_visit(session: SessionBase) -> None:
    """Close the letter in this browser."""
    session.pop(_SLOT, None)


def _keep(session: SessionBase, letter: str, at: datetime) -> None:
    session[_SLOT] = {"letter": letter, "seen_at": at.isoformat()}
