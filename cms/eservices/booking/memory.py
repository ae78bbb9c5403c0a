"""What this browser remembers of a booking: the draft, the receipt for an hour, and a visit for half an hour."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from cms.eservices.drafts import KEEP, Draft, load_sealed, save_sealed

_DRAFT: Final = "booking_draft"
_RECEIPT: Final = "booking_receipt"
_VISIT: Final = "booking_visit"
KEEP_RECEIPT: Final = timedelta(hours=1)
KEEP_VISIT: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingReceipt:
    """What the last page tells."""

    number: str
    secret: str


def load(session: SessionBase, *, at: datetime) -> Draft:
    """Return the draft; an old or unreadable one is an empty one."""
    content = load_sealed(session, _DRAFT, at=at, keep=KEEP)
    return Draft(**content) if content else Draft()


def save(session: SessionBase, draft: Draft, *, at: datetime) -> None:
    """Keep the draft, readable for this city alone."""
    save_sealed(session, _DRAFT, {"answers": draft.answers, "typed": draft.typed}, at=at)


def clear(session: SessionBase) -> None:
    """Forget the draft."""
    session.pop(_DRAFT, None)


def keep_receipt(session: SessionBase, receipt: BookingReceipt, *, at: datetime) -> None:
    """Keep the receipt for the last page."""
    save_sealed(session, _RECEIPT, asdict(receipt), at=at)


def kept_receipt(session: SessionBase, *, at: datetime) -> BookingReceipt | None:
    """Return the receipt, until it is closed or too old."""
    content = load_sealed(session, _RECEIPT, at=at, keep=KEEP_RECEIPT)
    return BookingReceipt(**content) if content else None


def forget_receipt(session: SessionBase) -> None:
    """Remove the receipt."""
    session.pop(_RECEIPT, None)


def begin_visit(session: SessionBase, *, number: str, at: datetime) -> None:
    """Let this browser see a booking; under a new session key, since it may now do more than before."""
    session.cycle_key()
    save_sealed(session, _VISIT, {"number": number}, at=at)


def visited(session: SessionBase, *, at: datetime) -> str:
    """Return the number of the booking that this browser may see, and let the half hour begin anew."""
    content = load_sealed(session, _VISIT, at=at, keep=KEEP_VISIT)
    if content:
        save_sealed(session, _VISIT, content, at=at)
    return str(content.get("number", ""))


def end_visit(session: SessionBase) -> None:
    """Close the booking in this browser."""
    session.pop(_VISIT, None)
