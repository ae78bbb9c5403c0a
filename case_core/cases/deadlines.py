"""When an answer is promised."""

from datetime import date, datetime
from typing import Final

from tenants.hours.selectors import is_business_day

from mannaka_kit import calendars
from mannaka_kit.clock import TOKYO

CENTRE_ANSWERS_WITHIN: Final = 1
SECTION_ANSWERS_WITHIN: Final = 5


def day_of(at: datetime) -> date:
    """Return the day of a moment on the wall calendars of Japan."""
    return at.astimezone(TOKYO).date()


def centre_due(at: datetime) -> date:
    """Return the next business day: by then the centre has turned to the citizen."""
    return calendars.add_business_days(day_of(at), CENTRE_ANSWERS_WITHIN, is_open=is_business_day)


def section_due(at: datetime) -> date:
    """Return the day by which a section answers unless another was agreed: five business days."""
    return calendars.add_business_days(day_of(at), SECTION_ANSWERS_WITHIN, is_open=is_business_day)
