"""How often one address may type a code, counted in the city's cache as the portal counts its secrets (ADR 0022)."""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import crypto

WINDOW_SECONDS: Final = 15 * 60
TRIES_PER_ADDRESS: Final = 10
_PURPOSE: Final = "booth-limit"


def may_try(request: HttpRequest) -> bool:
    """Count one more try of a code, and tell whether it is within the limit."""
    # Hashed with the city's key: no address can be read in the cache.
    key = f"booth:{crypto.fingerprint(sender_of(request), purpose=_PURPOSE)}"
    if cache.add(key, 1, timeout=WINDOW_SECONDS):
        return True
    try:
        return cache.incr(key) <= TRIES_PER_ADDRESS
    except ValueError:  # it ran out between the two calls
        return True
