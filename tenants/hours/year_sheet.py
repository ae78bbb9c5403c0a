"""A business year on one sheet: months of weeks, each day with the mark of its hours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import get_language, gettext

from mannaka_kit.ui.formats import WEEKDAYS_EN, WEEKDAYS_JA, show_month
from tenants.hours.calendar_rules import Opening
from tenants.hours.day_types import DayType
from tenants.hours.spans import Spans

_MARKS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_APRIL: Final = 4
_DAYS_IN_WEEK: Final = 7
Days = list[tuple[date, Opening]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """A day of a month, with the mark of its hours; a closed day has none."""

    on: date
    mark: str
    opening: Opening
    is_today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMonth:
    """A month in weeks from Monday to Sunday; None is a day of another month. `told` are the days with a reason."""

    first: date
    weeks: list[list[SheetDay | None]]
    told: list[SheetDay]

    @property
    def title(self) -> str:
        """Return the month with its year."""
        return gettext("%(year)d年%(month)s") % {"year": self.first.year, "month": show_month(self.first)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What a mark stands for, and on how many days of the year."""

    mark: str
    spans: Spans
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheet:
    """The sheet of a year."""

    legend: list[Legend]
    months: list[SheetMonth]

    @property
    def weekdays(self) -> Sequence[str]:
        """Return the days of a week, from Monday, in the page's language."""
        return WEEKDAYS_EN if (get_language() or "ja").startswith("en") else WEEKDAYS_JA


def first_of_year(year: int) -> date:
    """Return the first day of a business year, as offices count it."""
    return date(year, _APRIL, 1)


def business_year_of(day: date) -> int:
    """Return the business year of a day."""
    return day.year if day.month >= _APRIL else day.year - 1


def year_sheet(days: Days, *, today: date) -> YearSheet:
    """Put the days of a year on one sheet; the commonest hours get the first mark."""
    count = Counter(opening.spans for _day, opening in days)
    ranked = sorted((spans for spans in count if spans), key=lambda spans: (-count[spans], spans))
    marks = {spans: _MARKS[place % len(_MARKS)] * (1 + place // len(_MARKS)) for place, spans in enumerate(ranked)}
    legend = [Legend(mark=marks[spans], spans=spans, days=count[spans]) for spans in ranked]
    if count[()]:
        legend.append(Legend(mark="", spans=(), days=count[()]))
    shown = [
        SheetDay(on=day, mark=marks.get(opening.spans, ""), opening=opening, is_today=day == today)
        for day, opening in days
    ]
    return YearSheet(legend=legend, months=[_month(first, shown) for first in _firsts(shown)])


def _firsts(days: Iterable[SheetDay]) -> list[date]:
    return sorted({day.on.replace(day=1) for day in days})


def _month(first: date, days: list[SheetDay]) -> SheetMonth:
    own = [day for day in days if day.on.replace(day=1) == first]
    cells: list[SheetDay | None] = [*[None] * own[0].on.weekday(), *own]
    cells += [None] * (-len(cells) % _DAYS_IN_WEEK)
    weeks = [cells[start : start + _DAYS_IN_WEEK] for start in range(0, len(cells), _DAYS_IN_WEEK)]
    return SheetMonth(first=first, weeks=weeks, told=[day for day in own if _is_told(day)])


def _is_told(day: SheetDay) -> bool:
    return day.opening.day_type not in {DayType.WEEKDAY, DayType.WEEKEND}


def last_of_year(year: int) -> date:
    """Return the last day of a business year."""
    return first_of_year(year + 1) - timedelta(days=1)
