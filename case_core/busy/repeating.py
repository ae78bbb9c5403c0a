"""The times of one meeting (RFC 5545), within bounds that no file can stretch."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any, Final

from icalendar import Calendar, Component, vDDDTypes
from recurring_ical_events import of

from mannaka_kit.clock import TOKYO

_TIMES: Final = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_ALWAYS: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"})
# What may narrow a rule further. Days and weeks that are narrowed by months may come to nothing for thousands of years,
# and would be counted out all the same.
_NARROWED: Final[Mapping[str, frozenset[str]]] = {
    "DAILY": frozenset(),
    "WEEKLY": frozenset(),
    "MONTHLY": frozenset({"BYMONTHDAY", "BYSETPOS"}),
    "YEARLY": frozenset({"BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}),
}
# A daily entry of 1970 comes to less by the year 2040.
_MOST_TIMES: Final = 30_000
_EARLIEST: Final = 1970
# What groupware calls the one zone that nearly everybody here means; the names of Windows are known anyway.
_TOKYO_NAMES: Final = frozenset({"japan", "jst", "(utc+09:00) osaka, sapporo, tokyo"})


class UnreadableError(ValueError):
    """A meeting says something that cannot be made out; the others are read all the same."""


def times_of(meeting: Sequence[Component], *, since: datetime, until: datetime) -> Iterator[Component]:
    """
    Return each time of a meeting between two moments as an entry of its own.

    :raises ValueError: what it says of its times cannot be made out, or is finer than days.
    """
    for entry in meeting:
        _require_readable(entry)
    if sum("RRULE" in entry for entry in meeting) > 1:
        raise UnreadableError
    alone = Calendar()
    alone.subcomponents = list(meeting)
    yield from of(alone).between(since, until)


def moment_of(value: date, told: Mapping[str, Any]) -> datetime:
    """
    Return a moment; a day is its midnight, and what names no zone is meant here.

    :raises UnreadableError: nobody knows the zone.
    """
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), TOKYO)
    return value if value.tzinfo else value.replace(tzinfo=_zone(str(told.get("TZID", ""))))


def _zone(name: str) -> tzinfo:
    if name and name.lower() not in _TOKYO_NAMES:
        raise UnreadableError
    return TOKYO


def _require_readable(entry: Component) -> None:
    begins = entry.get("DTSTART")
    if any(name in _TIMES for name, _said in entry.errors):
        raise UnreadableError
    if not isinstance(begins, vDDDTypes) or not isinstance(begins.dt, date):
        raise UnreadableError
    moment_of(begins.dt, begins.params)
    if "RRULE" in entry:
        _require_bounded(entry["RRULE"], begins.dt)


def _require_bounded(rule: Any, begins: date) -> None:
    if isinstance(rule, list):
        raise UnreadableError
    freq = str(next(iter(rule.get("FREQ", ())), ""))
    if freq not in _NARROWED or not {str(name) for name in rule} <= _ALWAYS | _NARROWED[freq]:
        raise UnreadableError
    numbers = [*rule.get("COUNT", ()), *rule.get("INTERVAL", ())]
    if begins.year < _EARLIEST or not all(1 <= int(number) <= _MOST_TIMES for number in numbers):
        raise UnreadableError
