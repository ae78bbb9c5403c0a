"""How long a session lives: 30 minutes without a sign of its owner, 12 hours at most."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

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


def is_over(session: SessionBase | Mapping[str, Any], *, at: datetime) -> bool:
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


def last_confirmed(session: SessionBase) -> int:
    """Return when the person signed in, in seconds: the first proof of who they are."""
    began = session.get(_BEGAN)
    return began if isinstance(began, int) else 0


def last_seen(values: Mapping[str, Any]) -> datetime | None:
    """Return when a stored session's owner was there last, or None where its clocks never started."""
    seen = values.get(_SEEN)
    return datetime.fromtimestamp(seen, UTC) if isinstance(seen, int) else None
