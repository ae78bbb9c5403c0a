"""Who could lead talks by video, and when they lead others: a service's users lead one meeting at a time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from case_core.bookings.capacity import Busy, Span, minute_of, moment_of
from case_core.bookings.models import BookingOffer
from case_core.bookings.states import BookingWay
from case_core.meetings.hosts import hosts_of, spans_led
from mannaka_kit.clock import day_of

_ONE_DAY = timedelta(days=1)
_MIDNIGHT = 24 * 60


def leading_between(offer: BookingOffer, way: str, first: date, last: date) -> tuple[int | None, Busy]:
    """
    Return how many could lead what an offer asks for, and when each of them leads another meeting.

    None where nobody need be free: no talk by video, a service whose meetings take nobody's time, and one for which
    the city has named nobody yet, which is told to staff and hides no times from citizens.
    """
    channel = offer.meeting_channel if way == BookingWay.ONLINE else None
    hosts = hosts_of(channel) if channel is not None else None
    if channel is None or not hosts:
        return None, {}
    busy: defaultdict[tuple[int, date], list[Span]] = defaultdict(list)
    led = spans_led(channel, hosts, moment_of(first, 0), moment_of(last + _ONE_DAY, 0))
    for place, spans in enumerate(led):
        for begins, ends in spans:
            for on, span in _days_of(begins, ends):
                busy[place, on].append(span)
    return len(led), busy


def _days_of(begins: datetime, ends: datetime) -> Iterator[tuple[date, Span]]:
    """Yield the part of each day that a meeting takes: one in the evening may go on after midnight."""
    first, last = day_of(begins), day_of(ends)
    for days in range((last - first).days + 1):
        on = first + timedelta(days=days)
        yield on, (minute_of(begins) if on == first else 0, minute_of(ends) if on == last else _MIDNIGHT)
