"""How often something was done lately, counted in the city's cache."""

from django.core.cache import cache

from mannaka_kit import crypto


def count(what: str, *, purpose: str, seconds: int) -> int:
    """Count one more time, and return how often it was in the seconds since the first."""
    key = _key(what, purpose)
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two calls
        return 1


def counted(what: str, *, purpose: str) -> int:
    """Return how often it was lately, without counting."""
    return int(cache.get(_key(what, purpose)) or 0)


def _key(what: str, purpose: str) -> str:
    # Hashed with the city's key: neither an address nor a number can be read in the cache.
    return f"tally:{crypto.fingerprint(what, purpose=purpose)}"
