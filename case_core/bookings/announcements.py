"""Which screens hear of bookings: the day board of the centre."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from case_core.bookings.events import BookingCame, BookingCancelled, BookingMade, BookingMissed, BookingMoved
from mannaka_kit.live import announces

BOOKINGS: Final = "bookings"
_Turn: TypeAlias = BookingCame | BookingCancelled | BookingMade | BookingMissed | BookingMoved


@announces(BookingCame, BookingCancelled, BookingMade, BookingMissed, BookingMoved)
def topics_of_booking(event: _Turn) -> Iterable[str]:  # noqa: ARG001 - the board is one for all of them
    """Ring for the day board."""
    return (BOOKINGS,)
