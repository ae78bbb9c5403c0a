"""The city's telephone number for pages that may not ask the database."""

from django.core.cache import cache

from mannaka_tenancy import current

CACHE_KEY = "ui:telephone"


def remember_telephone(number: str) -> None:
    """Keep the current city's telephone number, so that an error page can show it later."""
    if current() is None:
        return
    cache.set(CACHE_KEY, number, timeout=None)


def known_telephone() -> str:
    """Return the current city's telephone number where it is known, else an empty string."""
    if current() is None:
        return ""
    return str(cache.get(CACHE_KEY) or "")
