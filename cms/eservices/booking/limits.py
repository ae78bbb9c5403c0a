"""
How many times one address may hold and how often it may try a secret, counted in the city's cache.

The limit keeps a robot from holding a whole day; a household that books for everybody is far below it.
"""

from typing import Final

from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import japanese, tally

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
    return tally.count(of, purpose=_PURPOSE, seconds=WINDOW_SECONDS)
