"""The receipt on the last page: kept in the session until the page is closed, an hour at most, encrypted."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from cms.eservices.drafts import load_sealed, save_sealed

KEEP: Final = timedelta(hours=1)
_SLOT: Final = "form_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReceipt:
    """What the last page tells."""

    number: str
    secret: str
    reply: str
    due_on: str


def keep_receipt(session: SessionBase, receipt: ShownReceipt, *, at: datetime) -> None:
    """Keep the receipt for the last page."""
    save_sealed(session, _SLOT, asdict(receipt), at=at)


def kept_receipt(session: SessionBase, *, at: datetime) -> ShownReceipt | None:
    """Return the receipt, until it is closed or too old."""
    content = load_sealed(session, _SLOT, at=at, keep=KEEP)
    return ShownReceipt(**content) if content else None


def forget_receipt(session: SessionBase) -> None:
    """Remove the receipt."""
    session.pop(_SLOT, None)
