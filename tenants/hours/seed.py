"""The hours a new city begins with: open on 365 days."""

from datetime import date, time

from tenants.hours.day_types import DayType
from tenants.hours.models import RegularHours

_EPOCH = date(2000, 1, 1)
_WEEKDAY = (time(8, 30), time(17, 15))
_OTHER_DAYS = (time(9), time(15))
_DEFAULTS = {
    DayType.WEEKDAY: _WEEKDAY,
    DayType.WEEKEND: _OTHER_DAYS,
    DayType.HOLIDAY: _OTHER_DAYS,
    DayType.YEAR_END: _OTHER_DAYS,
}


def seed_city() -> None:
    """Give the city its first hours; a city that has hours of a kind of day keeps them."""
    known = set(RegularHours.objects.values_list("day_type", flat=True))
    RegularHours.objects.bulk_create(
        RegularHours(day_type=day_type, opens=opens, closes=closes, valid_from=_EPOCH)
        for day_type, (opens, closes) in _DEFAULTS.items()
        if day_type not in known
    )
