"""Japan's holidays by law, with substitute holidays and citizens' holidays (国民の祝日・振替休日・国民の休日)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import holidays
from django.utils.translation import get_language

from tenants.hours.day_types import DayType

SUBSTITUTE: Final = "振替休日"
CITIZENS: Final = "国民の休日"
# The Cabinet Office calls both kinds only this.
_UNNAMED: Final = "休日"
_SUNDAY: Final = 6
_ONE_DAY: Final = timedelta(days=1)
_KINDS: Final[Mapping[str, DayType]] = {SUBSTITUTE: DayType.SUBSTITUTE, CITIZENS: DayType.CITIZENS}


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayList:
    """The holidays that the Cabinet Office has listed; of a year that it lists nothing else counts."""

    names: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, listed: Mapping[date, str]) -> "HolidayList":
        """Return the list of these days, which cover their years whole."""
        names = {on: _told_apart(listed, on) for on in listed}
        return cls(names=names, years=frozenset(on.year for on in listed))


NOTHING_LISTED: Final = HolidayList()


# The law is the same in every city, so the memory is shared; a year has under 25 entries.
@lru_cache(maxsize=64)
def names_by_law(year: int, language: str = "ja") -> Mapping[date, str]:
    """Return the holidays of a year as the law makes them."""
    return dict(holidays.country_holidays("JP", years=year, language=language).items())


def holiday_name(on: date, listed: HolidayList = NOTHING_LISTED) -> str:
    """Return the holiday's Japanese name, or an empty string on any other day."""
    names = listed.names if on.year in listed.years else names_by_law(on.year)
    return names.get(on, "")


def holiday_kind(name: str) -> DayType:
    """Return which of the three kinds of holidays a name stands for."""
    return _KINDS.get(name, DayType.HOLIDAY)


def shown_name(on: date, name: str) -> str:
    """Return a holiday's name in the page's language; a name that only the list knows stays as it is."""
    if not (get_language() or "ja").startswith("en") or names_by_law(on.year).get(on) != name:
        return name
    return names_by_law(on.year, "en_US")[on]


def _told_apart(listed: Mapping[date, str], on: date) -> str:
    """Name a 「休日」: it follows holidays that began on a Sunday, or else lies between two."""
    if listed[on] != _UNNAMED:
        return listed[on]
    before = on - _ONE_DAY
    while listed.get(before, _UNNAMED) != _UNNAMED:
        if before.weekday() == _SUNDAY:
            return SUBSTITUTE
        before -= _ONE_DAY
    return CITIZENS if on + _ONE_DAY in listed else SUBSTITUTE
