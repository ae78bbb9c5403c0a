"""Spans of days: a fiscal year, or from a day to a day, and the same days a year before."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from mannaka_kit.clock import TOKYO

_FIRST_MONTH: Final = 4
_MONTHS: Final = 12
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    @property
    def year_before(self) -> "Period":
        """Return the same days a year before."""
        return Period(first=_a_year_before(self.first), last=_a_year_before(self.last))

    @property
    def is_countable(self) -> bool:
        """Tell whether it runs forwards and over a year at most, so that it does not meet the year before it."""
        return self.first <= self.last and self.year_before.last < self.first

    @property
    def starts_at(self) -> datetime:
        """Return the first moment."""
        return datetime.combine(self.first, time(), tzinfo=TOKYO)

    @property
    def ends_before(self) -> datetime:
        """Return the first moment after it."""
        return datetime.combine(self.last + _ONE_DAY, time(), tzinfo=TOKYO)

    @property
    def months(self) -> list[date]:
        """Return the first day of each month that it touches."""
        start = self.first.year * _MONTHS + self.first.month - 1
        end = self.last.year * _MONTHS + self.last.month - 1
        return [date(number // _MONTHS, number % _MONTHS + 1, 1) for number in range(start, end + 1)]


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year (年度) of a day: it begins in April."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def fiscal_year(year: int, *, today: date) -> Period:
    """Return a fiscal year; of the current one the days so far, so that it is compared with as many days."""
    last = date(year + 1, _FIRST_MONTH, 1) - _ONE_DAY
    return Period(first=date(year, _FIRST_MONTH, 1), last=min(last, today) if fiscal_year_of(today) == year else last)


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
