"""Whether the people, the room and the hours behind a held time are still there."""

from datetime import datetime

from case_core.bookings.capacity import free_pairs, rooms_free_at
from case_core.bookings.models import Booking
from case_core.bookings.reading import capacity_between, talk_of
from mannaka_kit.clock import day_of


def still_there(booking: Booking, *, at: datetime) -> bool:
    """
    Tell whether the roster, the room and the opening hours still carry a time, as if it were free.

    The city may have changed any of them while the form was filled in. A time that has begun is over.
    """
    if booking.begins <= at:
        return False
    on = day_of(booking.begins)
    seen = capacity_between(booking.offer, booking.way, on, on, at=at, without_id=booking.pk)
    # The notice was kept when the time was chosen; the minutes of the hold do not count against anybody.
    talk = talk_of(booking.offer, booking.way, at=at, by_staff=True)
    people = {person for person, _room in free_pairs(seen, talk, booking.begins)}
    has_room = not talk.needs_room or booking.room_id in rooms_free_at(seen, talk, booking.begins)
    return booking.counsellor_id in people and has_room
