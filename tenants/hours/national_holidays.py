"""Japan's holidays by law, with substitute holidays and citizens' holidays (国民の祝日・振替休日・国民の休日)."""

from datetime import date
from functools import lru_cache

import holidays


# The law is the same in every city, so the memory is shared; a year has under 25 entries.
@lru_cache(maxsize=64)
def _names_of_year(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("JP", years=year, language="ja").items())


def holiday_name(on: date) -> str:
    """Return the holiday's name, or an empty string on any other day."""
    return _names_of_year(on.year).get(on, "")
