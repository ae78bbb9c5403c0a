"""How many channels are in trouble, remembered for the bar above every page of the console, which asks no database."""

from typing import Final

from django.core.cache import cache

from tenants.plugins.selectors import count_in_trouble

_KEY: Final = "channels-in-trouble"
# Each change of a channel and each round of a worker counts anew; a cache that forgot shows no bar until then.
_SECONDS: Final = 60 * 60


def count_anew() -> int:
    """Count, and remember it."""
    count = count_in_trouble()
    cache.set(_KEY, count, _SECONDS)
    return count


def remembered_count() -> int:
    """Return how many there were when it was last counted."""
    return int(cache.get(_KEY) or 0)
