"""How often one address may be asked, counted in the city's cache: calendars ask every few minutes, not seconds."""

from typing import Final

from django.core.cache import cache

from case_core.calendars.tokens import token_hash

WINDOW_SECONDS: Final = 15 * 60
ASKS_PER_TOKEN: Final = 60


def may_ask(token: str) -> bool:
    """Count one more look at an address, whether it exists or not, and tell whether it is within the limit."""
    key = f"calendar:asked:{token_hash(token)}"
    if cache.add(key, 1, timeout=WINDOW_SECONDS):
        return True
    try:
        return cache.incr(key) <= ASKS_PER_TOKEN
    except ValueError:  # it ran out between the two calls
        return True
