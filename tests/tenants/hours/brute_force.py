"""
A calendar made by hand, to hold the engine against: every minute of every day is painted, one rule over another.

It knows nothing of the engine's way of thinking: no spans, no fallbacks, only at which minutes the door would be open.
 The kind of a day is worked out from the names of `jpholiday`, not from the library that the engine asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

import jpholiday

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import HoursRule, SpecialRule

DAY = 24 * 60
FIRST, LAST = date(2024, 1, 1), date(2033, 12, 31)
_PAINTED_FIRST = {"substitute": "holiday", "citizens": "holiday"}


@cache
def kind_by_hand(on: date) -> str:
    """Return the kind of a day, with year-end from 12/29 to 1/3."""
    if (on.month == 12 and on.day >= 29) or (on.month == 1 and on.day <= 3):
        return "year_end"
    name = str(jpholiday.is_holiday_name(on) or "")
    if "振替休日" in name:
        return "substitute"
    if name == "国民の休日":
        return "citizens"
    if name:
        return "holiday"
    return "weekend" if on.isoweekday() in {6, 7} else "weekday"


@dataclass
class Sheet:
    """The painted minutes of one way: a day is a row of 1440 boxes."""

    open_minutes: dict[date, bytearray] = field(default_factory=dict)

    def is_open(self, at: datetime) -> bool:
        """Tell whether the box of the minute is painted."""
        row = self.open_minutes.get(at.date())
        return bool(row and row[at.hour * 60 + at.minute])

    def first(self, after: datetime, *, is_open: bool, days: int) -> datetime | None:
        """Walk on, minute by minute, to the first box that is painted so; none within so many days is None."""
        day, minute = after.date(), after.hour * 60 + after.minute
        for _ in range(days + 1):
            row = self.open_minutes.get(day) or bytes(DAY)
            found = row.find(1 if is_open else 0, minute)
            if found >= 0:
                return datetime(day.year, day.month, day.day, found // 60, found % 60, tzinfo=TOKYO)
            day, minute = day + timedelta(days=1), 0
        return None


def paint(
    rules: Iterable[HoursRule],
    special_days: Mapping[tuple[date, str], SpecialRule],
    *,
    way: str,
    days: Iterable[date],
) -> Sheet:
    """
    Paint the centre first and the way over it; of one of them holidays before the days that are like holidays.

    What says to follow scrapes the paint of its own layer off again.
    """
    known = list(rules)
    sheet = Sheet()
    for day in days:
        row = _day(known, special_days, way, day)
        if row is not None:
            sheet.open_minutes[day] = row
    return sheet


def _day(
    rules: list[HoursRule], special_days: Mapping[tuple[date, str], SpecialRule], way: str, day: date
) -> bytearray | None:
    for whose in (way, ""):
        if (day, whose) in special_days:
            return _boxes([(span.begins, span.ends) for span in special_days[day, whose].spans])
    kind = kind_by_hand(day)
    layers = [layer for layer in (_PAINTED_FIRST.get(kind), kind) if layer]
    painted: bytearray | None = None
    for whose in dict.fromkeys(("", way)):
        for layer in layers:
            coat = _coat(rules, whose, layer, day)
            painted = painted if coat is None else coat
    return painted


def _coat(rules: list[HoursRule], whose: str, kind: str, day: date) -> bytearray | None:
    coat: bytearray | None = None
    for rule in sorted(rules, key=lambda rule: (rule.valid_from, rule.written)):
        speaks = rule.way == whose and rule.day_type.value == kind and rule.valid_from <= day
        if speaks and (rule.valid_until is None or rule.valid_until >= day):
            coat = None if rule.spans is None else _boxes([(span.begins, span.ends) for span in rule.spans])
    return coat


def _boxes(spans: list[tuple[int, int]]) -> bytearray:
    row = bytearray(DAY)
    for begins, ends in spans:
        for minute in range(begins, ends):
            row[minute] = 1
    return row
