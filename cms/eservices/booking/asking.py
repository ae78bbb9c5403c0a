"""The form of each page, with what can be chosen just now."""

from datetime import datetime, timedelta
from typing import Any

from case_core.bookings.selectors import offers_valid_on
from case_core.bookings.slots import free_slots, nearest_slots
from case_core.bookings.states import BookingWay
from cms.eservices.booking import walk as pages
from cms.eservices.booking.forms import (
    ContactForm,
    DayForm,
    OfferForm,
    QuestionsForm,
    TimeForm,
    WayForm,
    day_choices,
    time_choices,
)
from cms.eservices.booking.walk import Walk, moment_from
from mannaka_kit.clock import day_of
from mannaka_kit.ui.forms import CalmForm


def form_of(name: str, walk: Walk, *, at: datetime, **given: Any) -> CalmForm:
    """Return the form of a page; `given` is what was sent, or what it shows at first."""
    if name == pages.OFFER:
        offers = offers_valid_on(day_of(at))
        return OfferForm(choices=[(str(offer.pk), offer.name) for offer in offers], **given)
    if walk.offer is None:
        raise ValueError("without an offer there is no other page")
    if name == pages.WAY:
        return WayForm(choices=[(way, BookingWay(way).label) for way in walk.offer.ways], **given)
    if name == pages.DAY:
        return DayForm(choices=day_choices(times_of(walk, at=at)), **given)
    if name == pages.TIME:
        # What was sent is for the database to judge: the other times are looked up only where they are shown.
        is_sent = moment_from(str(given.get("data", {}).get("time", ""))) is not None
        return TimeForm(choices=() if is_sent else choices_of_day(walk, at=at), **given)
    if name == pages.CONTACT:
        return ContactForm(way=walk.way, told_in=walk.told_in, **given)
    return QuestionsForm(questions=walk.offer.questions, **given)


def times_of(walk: Walk, *, at: datetime) -> list[datetime]:
    """Return all free times of the offer, with the one that this form holds."""
    if walk.offer is None:
        return []
    today = day_of(at)
    times = free_slots(walk.offer, walk.way, today, today + timedelta(days=walk.offer.days_ahead), at=at)
    return _with_own(walk, times, at=at)


def times_of_day(walk: Walk, *, at: datetime) -> list[datetime]:
    """Return the free times of the chosen day, with the one that this form holds."""
    if walk.offer is None or walk.day is None:
        return []
    times = free_slots(walk.offer, walk.way, walk.day, walk.day, at=at)
    return [time for time in _with_own(walk, times, at=at) if day_of(time) == walk.day]


def choices_of_day(walk: Walk, *, at: datetime) -> list[Any]:
    """Return the times of the chosen day as the page shows them."""
    return list(time_choices(times_of_day(walk, at=at), day=walk.day))


def nearest_times(walk: Walk, wanted: datetime, *, at: datetime) -> tuple[datetime, ...]:
    """Return the free times nearest to one that went."""
    return nearest_slots(walk.offer, walk.way, wanted, at=at) if walk.offer is not None else ()


def _with_own(walk: Walk, times: list[datetime], *, at: datetime) -> list[datetime]:
    own, until = walk.begins, walk.hold_until
    if own is None or until is None or until <= at or own in times:
        return times
    return sorted([*times, own])
