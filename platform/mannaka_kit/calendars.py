"""Arithmetic of opening days; whether a day is open is the caller's to say."""

from collections.abc import Callable
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
# A predicate that never says yes must not spin for ever.
_LONGEST_CLOSURE = 366


def next_open_day(day: date, *, is_open: Callable[[date], bool]) -> date:
    """Return the day itself if it is open, else the first open day after it.

    :raises ValueError: if no day is open within a year.
    """
    for _ in range(_LONGEST_CLOSURE):
        if is_open(day):
            return day
        day += _ONE_DAY
    raise ValueError("no open day within a year")


def add_business_days(start: date, days: int, *, is_open: Callable[[date], bool]) -> date:
    """Return the day on which `days` open days have passed; the first day does not count (初日不算入).

    :raises ValueError: if days is negative, or no day is open within a year.
    """
    if days < 0:
        raise ValueError("days must not be negative")
    day = next_open_day(start, is_open=is_open) if days == 0 else start
    for _ in range(days):
        day = next_open_day(day + _ONE_DAY, is_open=is_open)
    return day


def business_days_between(start: date, end: date, *, is_open: Callable[[date], bool]) -> int:
    """Return how many open days lie after start, up to and with end; 0 if end is not later."""
    span = range(1, (end - start).days + 1)
    return sum(is_open(start + timedelta(days=offset)) for offset in span)
