"""Open now, until when, open next: one answer for the page, bookings, automatic replies and the telephone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import CENTRE, Opening, OpeningCalendar, opening_on

LOOK_AHEAD: Final = timedelta(days=366)
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningState:
    """
    Open or not at a moment, until when, and when it opens next (within a year).

    Open without an end means round the clock for at least a year.
    """

    is_open: bool
    until: datetime | None
    next_opening: datetime | None
    today: Opening
    way: str = CENTRE


def opening_state(calendar: OpeningCalendar, *, at: datetime, way: str = CENTRE) -> OpeningState:
    """Answer the three questions of the front door, for the centre or for one way."""
    local = at.astimezone(TOKYO)
    last = local.date() + LOOK_AHEAD
    until = following = None
    for begins, ends in _stretches(calendar, way, local.date(), last):
        if begins > local:
            following = begins
            break
        until = ends if ends > local else until
    return OpeningState(
        is_open=until is not None,
        until=until if until is None or until.date() <= last else None,
        next_opening=following,
        today=opening_on(calendar, local.date(), way),
        way=way,
    )


def _stretches(calendar: OpeningCalendar, way: str, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield when it is open without a break; what meets at midnight is one stretch."""
    held: tuple[datetime, datetime] | None = None
    for begins, ends in _spans(calendar, way, first, last):
        if held is None:
            held = (begins, ends)
        elif held[1] == begins:
            held = (held[0], ends)
        else:
            yield held
            held = (begins, ends)
    if held is not None:
        yield held


def _spans(calendar: OpeningCalendar, way: str, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    day = first
    while day <= last:
        for span in opening_on(calendar, day, way).spans:
            yield span.on(day)
        day += _ONE_DAY
