"""What citizens read of their own bookings."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from mannaka_kit import audit, japanese
from mannaka_kit.identifiers import secret_hash, secret_matches

_RELATED = ("offer", "counsellor", "room", "meeting")


@transaction.atomic
def own_booking(*, number: str, secret: str, at: datetime) -> Booking | None:
    """Return the booking to whoever knows its number and secret, else None; both are recorded."""
    typed = japanese.fold_width(number).strip().upper()
    booking = Booking.objects.confirmed().select_related(*_RELATED).filter(number=typed).first() if typed else None
    # Without a booking a hash is compared all the same: the time it takes tells nobody which numbers exist.
    stored = booking.secret_hash if booking is not None else secret_hash("")
    if not secret_matches(secret, stored) or booking is None:
        audit.record("booking.refused", actor=audit.CITIZEN, target=None, at=at, outcome=audit.Outcome.REFUSED)
        return None
    audit.record("booking.read", actor=audit.CITIZEN, target=booking, at=at, case_id=booking.case_id)
    return booking


@transaction.atomic
def own_booking_again(*, number: str, at: datetime) -> Booking | None:
    """Return the booking whose secret was shown earlier in the same session, with the time it has now."""
    booking = Booking.objects.confirmed().select_related(*_RELATED).filter(number=number).first() if number else None
    if booking is not None:
        audit.record("booking.read", actor=audit.CITIZEN, target=booking, at=at, case_id=booking.case_id)
    return booking


def changes_of(booking: Booking) -> int:
    """Return how often a booking was changed: a calendar takes the latest of several files."""
    moves = Booking.objects.filter(number=booking.number, status=BookingStatus.MOVED).count()
    return moves + (booking.status == BookingStatus.CANCELLED)
