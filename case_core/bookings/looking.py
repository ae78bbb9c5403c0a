"""Who can talk at a moment, and, where others want it too, what else is free around it: one reading for both."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from case_core.bookings.capacity import Pair, free_pairs, free_times
from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.nearest import nearest_to
from case_core.bookings.reading import talk_of
from case_core.bookings.slots import AFTER, BEFORE, capacity_offered
from mannaka_kit.clock import day_of

_SAME_DAY = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who can talk at a moment, and in which room; or what is free instead."""

    pairs: list[Pair]
    is_contested: bool
    nearest: tuple[datetime, ...]


def look_at(offer: BookingOffer, way: str, begins: datetime, *, at: datetime, by_staff: bool = False) -> Look:
    """
    Look at a moment.

    Somebody who wants a time at which others talk already will often be refused, two hundred at once for the last one:
    they pay for one reading of the days around it, whoever wants a quiet time for one of that day.
    """
    ends, on = begins + timedelta(minutes=offer.minutes), day_of(begins)
    is_contested = Booking.objects.blocking(at).overlapping(begins, ends).exists()
    before, after = (BEFORE, AFTER) if is_contested else (_SAME_DAY, _SAME_DAY)
    talk = talk_of(offer, way, at=at, by_staff=by_staff)
    seen = capacity_offered(offer, way, talk, on - before, on + after, at=at)
    pairs = free_pairs(seen, talk, begins)
    near = nearest_to(free_times(seen, talk), begins) if is_contested and not pairs else ()
    return Look(pairs=pairs, is_contested=is_contested, nearest=near)
