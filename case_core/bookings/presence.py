"""When somebody can have come."""

from datetime import datetime

from case_core.bookings.errors import NotYetError
from case_core.bookings.models import Booking
from mannaka_kit.clock import day_of


def require_its_day(booking: Booking, *, at: datetime) -> None:
    """
    Let somebody come early, but not on another day.

    :raises NotYetError: the day of the booking has not come.
    """
    if day_of(at) < day_of(booking.begins):
        raise NotYetError
