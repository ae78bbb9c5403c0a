"""What a list of holidays would change, and where it differs from the law as it is computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tenants.hours.models import NationalHoliday
from tenants.hours.national_holidays import HolidayList, names_by_law


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayChanges:
    """The days that a list adds, renames and removes in the years that it covers."""

    added: Mapping[date, str]
    renamed: Mapping[date, str]
    removed: Mapping[date, str]

    def __bool__(self) -> bool:
        return bool(self.added or self.renamed or self.removed)


def changes_to(listed: Mapping[date, str]) -> HolidayChanges:
    """Return what the list changes of what the city has, in one statement."""
    years = {on.year for on in listed}
    known = dict(NationalHoliday.objects.filter(on__year__in=years).values_list("on", "name"))
    return HolidayChanges(
        added={on: name for on, name in listed.items() if on not in known},
        renamed={on: name for on, name in listed.items() if known.get(on, name) != name},
        removed={on: name for on, name in known.items() if on not in listed},
    )


def beside_the_law(listed: Mapping[date, str]) -> list[tuple[date, str, str]]:
    """Return the days on which list and law differ: the day, the list's name, the law's name."""
    named = HolidayList.of(listed)
    by_law = {on: name for year in sorted(named.years) for on, name in names_by_law(year).items()}
    days = sorted(set(listed) ^ set(by_law))
    return [(on, named.names.get(on, ""), by_law.get(on, "")) for on in days]


def listed_years() -> list[int]:
    """Return the years that the city's list covers, in one statement."""
    days = NationalHoliday.objects.filter(on__month=1, on__day=1).order_by("on").values_list("on", flat=True)
    return [on.year for on in days]
