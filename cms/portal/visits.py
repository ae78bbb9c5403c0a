"""Which case this browser may read just now: in the city's session, for half an hour, never in an address."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

KEEP: Final = timedelta(minutes=30)
_SLOT: Final = "portal_visit"


def begin_visit(session: SessionBase, *, receipt_id: int, at: datetime) -> None:
    """Let this browser read the case of a receipt; under a new session key, since it may now do more than before."""
    session.cycle_key()
    session[_SLOT] = {"receipt_id": receipt_id, "seen_at": at.isoformat()}


def visited_receipt(session: SessionBase, *, at: datetime) -> int | None:
    """Return the receipt that this browser may read, and let the half hour begin anew."""
    visit = session.get(_SLOT)
    if not visit or at - datetime.fromisoformat(visit["seen_at"]) > KEEP:
        return None
    receipt_id = int(visit["receipt_id"])
    session[_SLOT] = {"receipt_id": receipt_id, "seen_at": at.isoformat()}
    return receipt_id


def end_visit(session: SessionBase) -> None:
    """Close the case in this browser."""
    session.pop(_SLOT, None)
