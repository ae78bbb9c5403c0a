"""When an answer is promised."""

from datetime import date, datetime, timedelta
from typing import Final

from mannaka_kit import calendars
from mannaka_kit.clock import TOKYO
from tenants.hours.selectors import business_days_between

CENTRE_ANSWERS_WITHIN: Final = 1
SECTION_ANSWERS_WITHIN: Final = 5
_LOOK_AHEAD: Final = timedelta(days=366)


def day_of(at: datetime) -> date:
    """Return the day of a moment on the wall calendars of Japan."""
    return at.astimezone(TOKYO).date()


def centre_due(at: datetime) -> date:
    """Return the next business day: by then the centre has turned to the citizen."""
    return _business_day_after(day_of(at), CENTRE_ANSWERS_WITHIN)


def section_due(at: datetime) -> date:
    """Return the day by which a section answers unless another was agreed: five business days."""
    return _business_day_after(day_of(at), SECTION_ANSWERS_WITHIN)


def _business_day_after(day: date, days: int) -> date:
    return calendars.add_business_days(day, days, is_open=business_days_between(day, day + _LOOK_AHEAD))
