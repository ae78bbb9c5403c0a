"""Take up what a citizen is told of their booking: at once, and a day before."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.bookings.locks import locked_booking
from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from case_core.shields.selectors import may_be_mailed
from mannaka_kit import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a mail may tell: to whom, in which language, and which booking; nothing of the matter."""

    to: str
    language: str
    number: str
    begins: datetime
    way: str
    online_address: str = ""
    is_by_meeting: bool = False


@transaction.atomic
def take_up_notice(*, booking_id: int, is_reminder: bool, at: datetime) -> Notice | None:
    """
    Return what a mail may tell and note that it goes; None where nobody is expected, or a mail is not safe.

    Send it in the caller's transaction: what is not sent is not noted, and is tried again.

    :raises BookingNotFoundError: there is no such booking.
    """
    booking = locked_booking(booking_id)
    if not _may_be_told(booking, at=at) or (is_reminder and booking.reminded_at is not None):
        return None
    if is_reminder:
        booking.reminded_at = at
        booking.save(update_fields=["reminded_at"])
    code = "booking.reminded" if is_reminder else "booking.mailed"
    audit.record(code, actor=audit.SYSTEM, target=booking, at=at, case_id=booking.case_id)
    return Notice(
        to=booking.email,
        language=booking.language or "ja",
        number=booking.number,
        begins=booking.begins,
        way=booking.way,
        online_address=booking.talk_address,
        is_by_meeting=booking.is_by_meeting,
    )


def _may_be_told(booking: Booking, *, at: datetime) -> bool:
    if booking.status != BookingStatus.BOOKED or not booking.email or booking.begins <= at:
        return False
    return booking.case is None or may_be_mailed(booking.case.party)
