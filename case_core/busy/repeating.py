"""When an entry that repeats itself begins (RFC 5545 RRULE), within bounds that no file can stretch."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from dateutil.rrule import rrulestr

from case_core.busy.ics_times import UnreadableError, naive

_ALWAYS: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"})
# What may narrow a rule further. Days and weeks that are narrowed by months may come to nothing for thousands of years,
# and would be counted out all the same.
_NARROWED: Final[Mapping[str, frozenset[str]]] = {
    "DAILY": frozenset(),
    "WEEKLY": frozenset(),
    "MONTHLY": frozenset({"BYMONTHDAY", "BYSETPOS"}),
    "YEARLY": frozenset({"BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}),
}
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7}
# A daily entry of 1970 comes to less by the year 2040.
MOST_TIMES: Final = 30_000
_EARLIEST: Final = 1970


def starts_of(rule: str, begins: datetime, *, since: datetime, until: datetime) -> list[datetime]:
    """
    Return when an entry begins, as clocks of its zone show it, up to a moment; earlier ones may be left out.

    :raises UnreadableError: the rule is none, or finer than days.
    """
    told = _told(rule)
    count = _number(told.pop("COUNT", "0"))
    last = min(until, _last(told.pop("UNTIL", ""), until))
    if begins.year < _EARLIEST or not 1 <= _number(told.get("INTERVAL", "1")) <= MOST_TIMES:
        raise UnreadableError
    if begins > last:
        return []
    begins = begins if count else _later(begins, told, since)
    text = ";".join(f"{name}={value}" for name, value in told.items())
    try:
        found = rrulestr(f"{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=begins)
        starts = list(islice(found, min(count or MOST_TIMES, MOST_TIMES)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise UnreadableError from error
    return starts


def _later(begins: datetime, told: dict[str, str], since: datetime) -> datetime:
    """Begin as many whole rounds later as lie before what is asked for: years of days need not be counted out."""
    days = _DAYS.get(told["FREQ"], 0) * _number(told.get("INTERVAL", "1"))
    if not days or begins >= since:
        return begins
    return begins + timedelta(days=(since - begins).days // days * days)


def _told(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.upper().strip(";").split(";")]
    told = {name.strip(): value.strip() for name, _equals, value in pairs}
    narrowed = _NARROWED.get(told.get("FREQ", ""))
    if narrowed is None or not told.keys() <= _ALWAYS | narrowed:
        raise UnreadableError
    return told


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > len(str(MOST_TIMES)):
        raise UnreadableError
    return int(text)


def _last(text: str, otherwise: datetime) -> datetime:
    if not text:
        return otherwise
    last = naive(text)
    return last.replace(hour=23, minute=59, second=59) if len(text) == len("20260114") else last
