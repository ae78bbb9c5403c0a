"""The opening hours as plain values, and the rules that read them: no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from mannaka_kit.clock import TOKYO
from tenants.hours.day_types import DayType
from tenants.hours.national_holidays import holiday_name

_SATURDAY = 5
_LOOK_AHEAD_DAYS = 366
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    """The hours of one kind of day between two days, both included; no times means closed."""

    day_type: DayType
    opens: time | None
    closes: time | None
    valid_from: date
    valid_until: date | None = None
    written: int = 0

    def covers(self, on: date) -> bool:
        """Tell whether the rule speaks about the day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialRule:
    """A day with hours of its own, or a closure."""

    opens: time | None
    closes: time | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCalendar:
    """Everything that decides when a centre is open."""

    rules: tuple[HoursRule, ...]
    special_days: Mapping[date, SpecialRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A day's hours; no times means closed, and the reason is for the public."""

    day_type: DayType
    opens: time | None
    closes: time | None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether the centre opens on this day at all."""
        return self.opens is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningState:
    """Open or not at a moment, until when, and when it opens next (within a year)."""

    is_open: bool
    until: datetime | None
    next_opening: datetime | None
    today: Opening


def day_type_on(on: date) -> DayType:
    """Return the kind of day by law and custom: year-end beats holiday beats weekend."""
    if (on.month, on.day) >= (12, 29) or (on.month, on.day) <= (1, 3):
        return DayType.YEAR_END
    if holiday_name(on):
        return DayType.HOLIDAY
    return DayType.WEEKEND if on.weekday() >= _SATURDAY else DayType.WEEKDAY


def rule_for(calendar: OpeningCalendar, day_type: DayType, on: date) -> HoursRule | None:
    """Return the rule of a kind of day that holds on a day: the one that begins last, and of these the last written."""
    covering = [rule for rule in calendar.rules if rule.day_type is day_type and rule.covers(on)]
    return max(covering, key=lambda rule: (rule.valid_from, rule.written), default=None)


def opening_on(calendar: OpeningCalendar, on: date) -> Opening:
    """Return the hours of a day: a special day beats all; without any rule the centre is closed."""
    special = calendar.special_days.get(on)
    if special is not None:
        return Opening(day_type=DayType.SPECIAL, opens=special.opens, closes=special.closes, reason=special.reason)
    day_type = day_type_on(on)
    rule = rule_for(calendar, day_type, on)
    opens, closes = (rule.opens, rule.closes) if rule else (None, None)
    return Opening(day_type=day_type, opens=opens, closes=closes, reason=_reason(day_type, on))


def opening_state(calendar: OpeningCalendar, *, at: datetime) -> OpeningState:
    """Answer the three questions of the front door: open now, until when, open next."""
    local = at.astimezone(TOKYO)
    today = opening_on(calendar, local.date())
    begins, ends = _span(local.date(), today)
    is_open = begins is not None and ends is not None and begins <= local < ends
    return OpeningState(
        is_open=is_open,
        until=ends if is_open else None,
        next_opening=_next_opening(calendar, after=local),
        today=today,
    )


def is_business_day(calendar: OpeningCalendar, on: date) -> bool:
    """Tell whether the sections work: a weekday that the city has not closed; an open Sunday is no business day."""
    special = calendar.special_days.get(on)
    is_closure = special is not None and special.opens is None
    return day_type_on(on) is DayType.WEEKDAY and not is_closure


def _reason(day_type: DayType, on: date) -> str:
    if day_type is DayType.HOLIDAY:
        return holiday_name(on)
    return str(day_type.label) if day_type is DayType.YEAR_END else ""


def _span(on: date, opening: Opening) -> tuple[datetime | None, datetime | None]:
    if opening.opens is None or opening.closes is None:
        return None, None
    return datetime.combine(on, opening.opens, TOKYO), datetime.combine(on, opening.closes, TOKYO)


def _next_opening(calendar: OpeningCalendar, *, after: datetime) -> datetime | None:
    day = after.date()
    for _ in range(_LOOK_AHEAD_DAYS + 1):
        begins, _ends = _span(day, opening_on(calendar, day))
        if begins is not None and begins > after:
            return begins
        day += _ONE_DAY
    return None
