"""The opening hours as plain values, and the rules that read them: no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.functional import lazy

from tenants.hours.day_types import LIKE, DayType
from tenants.hours.national_holidays import NOTHING_LISTED, HolidayList, holiday_kind, holiday_name, shown_name
from tenants.hours.spans import Spans

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_lazily_shown = lazy(shown_name, str)
# The code that stands for the centre as a whole, which every way follows.
CENTRE: Final = ""
YEAR_END: Final = (1229, 103)
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    """
    The hours of one kind of day between two days, both included, of the centre or of one way.

    No spans mean closed; None means to follow what it follows without a rule.
    """

    day_type: DayType
    spans: Spans | None
    valid_from: date
    valid_until: date | None = None
    written: int = 0
    way: str = CENTRE

    def covers(self, on: date) -> bool:
        """Tell whether the rule speaks about the day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialRule:
    """A day with hours of its own, or a closure."""

    spans: Spans
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCalendar:
    """Everything that decides when a centre is open; special days are kept by their day and their way."""

    rules: tuple[HoursRule, ...]
    special_days: Mapping[tuple[date, str], SpecialRule] = field(default_factory=dict)
    holidays: HolidayList = NOTHING_LISTED
    year_end: tuple[int, int] = YEAR_END


BY_LAW: Final = OpeningCalendar(rules=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A day's hours; no spans mean closed, and the reason is for the public."""

    day_type: DayType
    spans: Spans
    reason: "StrOrPromise" = ""

    @property
    def is_open(self) -> bool:
        """Tell whether the centre opens on this day at all."""
        return bool(self.spans)


def day_type_on(on: date, calendar: OpeningCalendar = BY_LAW) -> DayType:
    """Return the kind of day by law and custom: year-end beats holiday beats weekend."""
    first, last = calendar.year_end
    if not last < on.month * 100 + on.day < first:
        return DayType.YEAR_END
    name = holiday_name(on, calendar.holidays)
    if name:
        return holiday_kind(name)
    return DayType.WEEKEND if on.weekday() >= _SATURDAY else DayType.WEEKDAY


def rule_for(calendar: OpeningCalendar, day_type: DayType, on: date, way: str = CENTRE) -> HoursRule | None:
    """
    Return the rule that holds for a kind of day and a way on a day.

    The way's own rules come before the centre's, and those of the very kind of day before those of the kind it is
    like; among equals the one that begins last, and of these the last written.
    """
    own = _strongest(calendar, day_type, on, way)
    if own is not None or way == CENTRE:
        return own
    return _strongest(calendar, day_type, on, CENTRE)


def _strongest(calendar: OpeningCalendar, day_type: DayType, on: date, way: str) -> HoursRule | None:
    for kind in (day_type, LIKE.get(day_type)):
        covering = [rule for rule in calendar.rules if rule.way == way and rule.day_type is kind and rule.covers(on)]
        strongest = max(covering, key=lambda rule: (rule.valid_from, rule.written), default=None)
        if strongest is not None and strongest.spans is not None:
            return strongest
    return None


def opening_on(calendar: OpeningCalendar, on: date, way: str = CENTRE) -> Opening:
    """Return the hours of a day: a special day beats all, the way's own before everybody's; without a rule: closed."""
    special = calendar.special_days.get((on, way)) or calendar.special_days.get((on, CENTRE))
    if special is not None:
        return Opening(day_type=DayType.SPECIAL, spans=special.spans, reason=special.reason)
    day_type = day_type_on(on, calendar)
    rule = rule_for(calendar, day_type, on, way)
    spans = (rule.spans or ()) if rule else ()
    return Opening(day_type=day_type, spans=spans, reason=_reason(calendar, day_type, on))


def is_business_day(calendar: OpeningCalendar, on: date) -> bool:
    """Tell whether the sections work: a weekday that the city has not closed; an open Sunday is no business day."""
    special = calendar.special_days.get((on, CENTRE))
    is_closure = special is not None and not special.spans
    return day_type_on(on, calendar) is DayType.WEEKDAY and not is_closure


def _reason(calendar: OpeningCalendar, day_type: DayType, on: date) -> "StrOrPromise":
    # Said in the language of whoever reads it, which may be another than that of whoever asked.
    if day_type is DayType.YEAR_END:
        return day_type.label
    name = holiday_name(on, calendar.holidays)
    return _lazily_shown(on, name) if name else ""
