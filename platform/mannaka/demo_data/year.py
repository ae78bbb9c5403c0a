"""How many matters come on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from mannaka.demo_data.people import CityData
from mannaka.demo_data.timetable import days_between, is_working

_SEASON: Final = {
    1: 1.0,
    2: 0.95,
    3: 1.15,
    4: 1.15,
    5: 0.95,
    6: 1.2,
    7: 1.05,
    8: 0.9,
    9: 1.0,
    10: 1.0,
    11: 0.95,
    12: 0.9,
}
_AFTER_NEWSLETTER: Final = 1.15
_NEWSLETTER_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Period:
    """The months that the city's account counts: from 30 August to 31 March."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1

    def year_before(self) -> "Period":
        """Return the same months a year before."""
        return period_ending(self.last.year - 1)


def period_ending(year: int) -> Period:
    """Return the period that ends in March of the year."""
    return Period(date(year - 1, 8, 30), date(year, 3, 31))


def last_period(today: date) -> Period:
    """Return the newest period that is over."""
    this_year = period_ending(today.year)
    return this_year if this_year.last < today else period_ending(today.year - 1)


def days_of_cases(rng: Random, city: CityData, *, today: date, scale: float = 1.0) -> list[date]:
    """Return the day of every matter up to yesterday: in the period exactly as many as the city counted."""
    period = last_period(today)
    wanted = round(city.in_period * scale)
    found = _draw(rng, city, list(days_between(period.first, period.last)), wanted)
    after = list(days_between(period.last + timedelta(days=1), today - timedelta(days=1)))
    return sorted(found + _draw(rng, city, after, round(len(after) * wanted / period.days)))


def days_of_ledger(rng: Random, city: CityData, *, today: date, scale: float = 1.0) -> list[date]:
    """Return the days of the consultations a year before, when the counter was open on working days only."""
    before = last_period(today).year_before()
    days = [day for day in days_between(before.first, before.last) if is_working(day)]
    return sorted(rng.choices(days, k=round(city.year_before * scale)))


def _draw(rng: Random, city: CityData, days: Sequence[date], count: int) -> list[date]:
    return rng.choices(days, weights=[_weight(city, day) for day in days], k=count) if days else []


def _weight(city: CityData, day: date) -> float:
    base = city.weekday_to_closed_day if is_working(day) else 1.0
    # The city's newsletter names the centre's number at the beginning of each month.
    return base * _SEASON[day.month] * (_AFTER_NEWSLETTER if day.day <= _NEWSLETTER_DAYS else 1.0)
