"""The free times of an offer; they stand on the city's page, so there is no viewer."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from case_core.bookings.capacity import Capacity, Talk, free_times
from case_core.bookings.errors import OfferNotFoundError, WayNotOfferedError
from case_core.bookings.leading import leading_between
from case_core.bookings.models import BookingOffer
from case_core.bookings.nearest import nearest_to
from case_core.bookings.reading import capacity_between, talk_of
from mannaka_kit import clock
from mannaka_kit.clock import day_of

# How many days around a time that went are looked at for others.
BEFORE: Final = timedelta(days=3)
AFTER: Final = timedelta(days=14)


def offered(offer_id: int, way: str, *, on: date) -> BookingOffer:
    """
    Return the offer, if it can be booked in this way now.

    :raises OfferNotFoundError: there is none that holds today.
    :raises WayNotOfferedError: it is not to be had in this way.
    """
    offer = BookingOffer.objects.valid_on(on).filter(pk=offer_id).first()
    if offer is None:
        raise OfferNotFoundError(field="offer")
    if way not in offer.ways:
        raise WayNotOfferedError(field="way")
    return offer


def free_slots(
    offer: BookingOffer, way: str, first: date, last: date, *, at: datetime | None = None, by_staff: bool = False
) -> list[datetime]:
    """Return the moments between two days at which an offer can be booked, in order."""
    at = at or clock.now()
    talk = talk_of(offer, way, at=at, by_staff=by_staff)
    return free_times(capacity_offered(offer, way, talk, first, last, at=at), talk)


def capacity_offered(offer: BookingOffer, way: str, talk: Talk, first: date, last: date, *, at: datetime) -> Capacity:
    """Read what decides about free times between two days, as far as the offer can be booked on them."""
    first = max(first, day_of(at))
    last = min(last, talk.latest, offer.valid_until or last)
    if last < first:
        return Capacity(openings={}, shifts=())
    seen, (leaders, busy) = capacity_between(offer, way, first, last, at=at), leading_between(offer, way, first, last)
    return replace(seen, leaders=leaders, leaders_busy=busy)


def nearest_slots(offer: BookingOffer, way: str, wanted: datetime, *, at: datetime) -> tuple[datetime, ...]:
    """Return the free times nearest to one that is not free."""
    on = day_of(wanted)
    return nearest_to(free_slots(offer, way, on - BEFORE, on + AFTER, at=at), wanted)
