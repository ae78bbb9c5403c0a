"""Moments, days and lengths as an .ics file writes them."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from case_core.busy.ics_lines import Part, Value
from mannaka_kit.clock import TOKYO

_MOMENT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?")
_LENGTH: Final = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
_OFFSET: Final = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
# What Windows and some groupware call the one zone that nearly everybody here means.
_TOKYO_NAMES: Final = frozenset(
    {"tokyo standard time", "japan", "jst", "asia/tokyo", "(utc+09:00) osaka, sapporo, tokyo"}
)


class UnreadableError(Exception):
    """An entry says something that cannot be made out; the others are read all the same."""


Zones = Mapping[str, tzinfo]


def zones_of(parts: Iterable[Part]) -> dict[str, tzinfo]:
    """Return the zones that the file itself explains and that never change their clocks."""
    found: dict[str, tzinfo] = {}
    for part in parts:
        if part.kind == "VTIMEZONE" and {inner.kind for inner in part.inside} == {"STANDARD"}:
            offset = _OFFSET.fullmatch(part.inside[-1].text("TZOFFSETTO"))
            if offset is not None:
                length = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
                found[part.text("TZID")] = timezone(length if offset[1] == "+" else -length)
    return found


def zone_of(value: Value, zones: Zones) -> tzinfo:
    """
    Return in which zone a moment is written; one without any is meant here.

    :raises UnreadableError: nobody knows the zone.
    """
    name = value.told.get("TZID", "")
    if value.text.endswith("Z"):
        return UTC
    if not name or name.lower() in _TOKYO_NAMES:
        return TOKYO
    if name in zones:
        return zones[name]
    try:
        return ZoneInfo(name)
    except (ValueError, OSError) as error:  # an unknown name is a kind of missing file
        raise UnreadableError from error
    except KeyError as error:
        raise UnreadableError from error


def is_day(value: Value) -> bool:
    """Tell whether a value is a whole day."""
    return value.told.get("VALUE", "").upper() == "DATE" or len(value.text) == len("20260114")


def naive(text: str) -> datetime:
    """
    Return what a clock shows; a day is its midnight.

    :raises UnreadableError: it is no moment.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise UnreadableError
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        return datetime.combine(date(year, month, day), time(hour, minute, min(second, 59)))
    except ValueError as error:
        raise UnreadableError from error


def length(text: str) -> timedelta:
    """
    Return a length of time.

    :raises UnreadableError: it is none.
    """
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise UnreadableError
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
