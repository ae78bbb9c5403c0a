"""How old somebody is."""

from datetime import date


def age_on(day: date, *, born: date) -> int:
    """Return the full years that somebody born on a day has lived."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
