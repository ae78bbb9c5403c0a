"""How long a session lives: 30 minutes without a sign of its owner, 12 hours at most."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
# A sign of life is written down once a minute at most: a page must not cost a write.
_GRAIN = timedelta(minutes=1)
_BEGAN = "signed_in_at"
_SEEN = "seen_at"


def begin(session: SessionBase, *, at: datetime) -> None:
    """Start both clocks."""
    session[_BEGAN] = session[_SEEN] = int(at.timestamp())


def is_over(session: SessionBase, *, at: datetime) -> bool:
    """Tell whether one of the limits has passed; a session whose clocks never started is over."""
    began, seen = session.get(_BEGAN), session.get(_SEEN)
    if not isinstance(began, int) or not isinstance(seen, int):
        return True
    now = at.timestamp()
    return now - seen >= IDLE.total_seconds() or now - began >= ABSOLUTE.total_seconds()


def touch(session: SessionBase, *, at: datetime) -> None:
    """Write a sign of life down, unless one was written a moment ago."""
    now = int(at.timestamp())
    if now - session[_SEEN] >= _GRAIN.total_seconds():
        session[_SEEN] = now
