"""The holidays of some years, as a list for people."""

from dataclasses import dataclass
from datetime import date

from tenants.hours.calendar_rules import OpeningCalendar
from tenants.hours.day_types import DayType
from tenants.hours.national_holidays import holiday_kind, names_by_law, shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A holiday with its kind, and whether the Cabinet Office's list says so or the law as it is computed."""

    on: date
    name: str
    kind: DayType
    is_listed: bool


def holidays_of_years(calendar: OpeningCalendar, first: int, last: int) -> list[Holiday]:
    """Return the holidays from the first to the last year, from a calendar that has been read for them."""
    found: list[Holiday] = []
    for year in range(first, last + 1):
        is_listed = year in calendar.holidays.years
        names = (
            {on: name for on, name in calendar.holidays.names.items() if on.year == year}
            if is_listed
            else names_by_law(year)
        )
        found += [
            Holiday(on=on, name=shown_name(on, name), kind=holiday_kind(name), is_listed=is_listed)
            for on, name in sorted(names.items())
        ]
    return found
