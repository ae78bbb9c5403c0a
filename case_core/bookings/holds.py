"""Holds whose minutes are over."""

from datetime import datetime

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus


def clear_expired(begins: datetime, ends: datetime, *, at: datetime) -> None:
    """Remove the holds around a time that are over; what another transaction removes just now is left to it."""
    holds = Booking.objects.expired_holds(at).overlapping(begins, ends).select_for_update(skip_locked=True)
    over = list(holds.order_by().values_list("pk", flat=True))
    if over:
        Booking.objects.filter(pk__in=over, status=BookingStatus.HELD).delete()
