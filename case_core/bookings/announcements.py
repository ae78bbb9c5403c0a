"""Which screens hear of bookings and of the talks by video that belong to them: the day board of the centre."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from case_core.bookings.events import BookingCame, BookingCancelled, BookingMade, BookingMissed, BookingMoved
from case_core.meetings.events import MeetingNews
from mannaka_kit.live import announces

BOOKINGS: Final = "bookings"
_Turn: TypeAlias = BookingCame | BookingCancelled | BookingMade | BookingMissed | BookingMoved | MeetingNews


@announces(BookingCame, BookingCancelled, BookingMade, BookingMissed, BookingMoved, MeetingNews)
def topics_of_booking(event: _Turn) -> Iterable[str]:  # noqa: ARG001 - the board is one for all of them
    """Ring for the day board."""
    return (BOOKINGS,)
