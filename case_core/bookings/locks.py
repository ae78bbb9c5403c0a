"""Take a booking for a change."""

from case_core.bookings.errors import BookingEndedError, BookingNotFoundError
from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus, may_become


def locked_booking(booking_id: int) -> Booking:
    """
    Return the booking, locked until the transaction ends.

    :raises BookingNotFoundError: there is none.
    """
    rows = Booking.objects.select_for_update(of=["self"]).select_related("offer", "counsellor", "room")
    booking = rows.filter(pk=booking_id).first()
    if booking is None:
        raise BookingNotFoundError
    return booking


def move(booking: Booking, target: BookingStatus) -> None:
    """
    Put the booking into another state, in memory.

    :raises BookingEndedError: its state does not lead there.
    """
    if not may_become(booking.status, target):
        raise BookingEndedError
    booking.status = target
