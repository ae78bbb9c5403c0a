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
    """What a notice may tell: to whom, in which language, and which booking; nothing of the matter."""

    to: str  # empty: by other ways than mail
    language: str
    number: str
    begins: datetime
    way: str
    online_address: str = ""
    is_by_meeting: bool = False


@transaction.atomic
def take_up_notice(
    *,
    booking_id: int,
    is_reminder: bool,
    at: datetime,
    is_cancelled: bool = False,
    by_mail: bool = True,
    otherwise: bool = False,
) -> Notice | None:
    """
    Return what a notice may tell and note that it goes; None where there is nothing to tell, or it is not safe.

    Whoever gave an address is told by mail, where the house sends any; others in another way, where there is one.
    Send it in the caller's transaction: what is not sent is not noted, and is tried again.

    :raises BookingNotFoundError: there is no such booking.
    """
    booking = locked_booking(booking_id)
    to = booking.email if by_mail else ""
    status = BookingStatus.CANCELLED if is_cancelled else BookingStatus.BOOKED
    is_told = is_reminder and booking.reminded_at is not None
    if booking.status != status or is_told or not (to or otherwise) or not _is_safe(booking, at=at):
        return None
    if is_reminder:
        booking.reminded_at = at
        booking.save(update_fields=["reminded_at"])
    told = "booking.mailed" if to else "booking.told"
    code = "booking.reminded" if is_reminder else told
    audit.record(code, actor=audit.SYSTEM, target=booking, at=at, case_id=booking.case_id)
    return Notice(
        to=to,
        language=booking.language or "ja",
        number=booking.number,
        begins=booking.begins,
        way=booking.way,
        online_address=booking.talk_address,
        is_by_meeting=booking.is_by_meeting,
    )


def _is_safe(booking: Booking, *, at: datetime) -> bool:
    return booking.begins > at and (booking.case is None or may_be_mailed(booking.case.party))
