"""When a centre and its sections work, and when people come."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from mannaka_kit import calendars
from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import OpeningCalendar, day_type_on, is_business_day
from tenants.hours.day_types import DayType

_NO_CLOSURES: Final = OpeningCalendar(rules=())
_WEEKDAY: Final = (time(8, 30), time(17, 15))
_CLOSED_DAY: Final = (time(9), time(15))
_ONE_DAY: Final = timedelta(days=1)


def is_working(day: date) -> bool:
    """Tell whether the sections work on the day."""
    return is_business_day(_NO_CLOSURES, day)


def due_after(day: date, days: int) -> date:
    """Return the business day so many business days later."""
    return calendars.add_business_days(day, days, is_open=is_working)


def working_day_before(day: date, days: int) -> date:
    """Return the business day so many business days earlier; none is the day itself or the last one before it."""
    while not is_working(day):
        day -= _ONE_DAY
    for _ in range(days):
        day -= _ONE_DAY
        while not is_working(day):
            day -= _ONE_DAY
    return day


def hours_of(day: date) -> tuple[datetime, datetime]:
    """Return when the centre opens and closes; it is open on every day of the year."""
    opens, closes = _WEEKDAY if day_type_on(day) is DayType.WEEKDAY else _CLOSED_DAY
    return datetime.combine(day, opens, TOKYO), datetime.combine(day, closes, TOKYO)


def at_centre(rng: Random, at: datetime) -> datetime:
    """Return the moment itself while the centre is open, else some minutes after it opens next."""
    opens, closes = hours_of(at.date())
    if opens <= at < closes:
        return at
    later = opens if at < opens else hours_of(at.date() + _ONE_DAY)[0]
    return later + timedelta(minutes=rng.randrange(3, 50), seconds=rng.randrange(60))


def at_section(rng: Random, at: datetime) -> datetime:
    """Return the moment itself while the sections work, else some minutes into their next working day."""
    if is_working(at.date()):
        moment = at_centre(rng, at)
        if moment.date() == at.date():
            return moment
    day = calendars.next_open_day(at.date() + _ONE_DAY, is_open=is_working)
    return hours_of(day)[0] + timedelta(minutes=rng.randrange(5, 300), seconds=rng.randrange(60))


def in_hours(rng: Random, day: date, *, spare: int = 25) -> datetime:
    """Return a moment of the day's opening hours, some minutes before closing at the latest."""
    opens, closes = hours_of(day)
    seconds = int((closes - opens).total_seconds()) - spare * 60
    return opens + timedelta(seconds=rng.randrange(seconds))


def at_home(rng: Random, day: date) -> datetime:
    """Return a moment when people write from home: mostly in the evening."""
    hour = rng.choices(range(6, 24), weights=[1, 2, 2, 3, 3, 2, 4, 3, 2, 2, 2, 3, 4, 6, 8, 9, 7, 4])[0]
    return datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), TOKYO)


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day, both ends included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
