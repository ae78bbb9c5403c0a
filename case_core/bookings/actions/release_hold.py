"""Give a held time back."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from mannaka_kit import audit


@transaction.atomic
def release_hold(*, booking_id: int, at: datetime) -> None:
    """Give back what somebody held and did not book; what is no longer held is left alone."""
    gone, _kinds = Booking.objects.filter(pk=booking_id, status=BookingStatus.HELD).delete()
    if gone:
        details = {"booking": booking_id}
        audit.record("booking.released", actor=audit.CITIZEN, target=None, at=at, details=details)
