"""The free times nearest to one that is not free."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

MOST: Final = 6


def nearest_to(times: Iterable[datetime], wanted: datetime) -> tuple[datetime, ...]:
    """Return up to six times, those nearest to the wanted one, in their own order."""
    by_distance = sorted(times, key=lambda time: (abs(time - wanted), time))
    return tuple(sorted(by_distance[:MOST]))
