"""When an answer is due, on the city's own business calendar."""

from datetime import date, datetime, timedelta
from typing import Final

from case_core.deadlines.rules import answer_days_of, city_rules
from mannaka_kit import calendars
from mannaka_kit.clock import day_of
from tenants.hours.selectors import business_days_between

_LOOK_AHEAD: Final = timedelta(days=366)
_LOOK_BACK: Final = timedelta(days=31)


def centre_due(at: datetime) -> date:
    """Return the same or the next business day, as the city settled: by then the centre forwards, or answers."""
    return business_day_after(day_of(at), city_rules().forward_days)


def section_due(at: datetime, *, section_id: int | None = None) -> date:
    """Return the day by which a section answers unless another was agreed: its own number of days, or the city's."""
    return business_day_after(day_of(at), answer_days_of(section_id))


def business_day_after(day: date, days: int) -> date:
    """Return the day on which so many business days have passed."""
    return calendars.add_business_days(day, days, is_open=business_days_between(day, day + _LOOK_AHEAD))


def business_day_before(day: date) -> date:
    """Return the last business day before a day, or the day before where none is near."""
    is_open = business_days_between(day - _LOOK_BACK, day)
    earlier = (day - timedelta(days=back) for back in range(1, _LOOK_BACK.days + 1))
    return next((each for each in earlier if is_open(each)), day - timedelta(days=1))
