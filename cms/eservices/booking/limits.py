"""
How many times one address may hold and how often it may try a secret, counted in the city's cache.

The limit keeps a robot from holding a whole day; a household that books for everybody is far below it.
"""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import crypto, japanese

WINDOW_SECONDS: Final = 15 * 60
HOLDS_PER_ADDRESS: Final = 30
TRIES_PER_ADDRESS: Final = 30
TRIES_PER_NUMBER: Final = 10
_PURPOSE: Final = "booking-limit"


def may_hold(request: HttpRequest) -> bool:
    """Count one more hold of this address, and tell whether it is within the limit."""
    return _count(f"hold:{sender_of(request)}") <= HOLDS_PER_ADDRESS


def may_try(request: HttpRequest, *, number: str) -> bool:
    """Count one more try of a secret, and tell whether it is within both limits."""
    from_here = _count(f"address:{sender_of(request)}")
    for_number = _count(f"number:{japanese.fold_width(number).strip()}")
    return from_here <= TRIES_PER_ADDRESS and for_number <= TRIES_PER_NUMBER


def _count(of: str) -> int:
    # Hashed with the city's key: neither an address nor a number can be read in the cache.
    key = f"booking:{crypto.fingerprint(of, purpose=_PURPOSE)}"
    if cache.add(key, 1, timeout=WINDOW_SECONDS):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two calls
        return 1
