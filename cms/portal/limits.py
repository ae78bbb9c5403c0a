"""
How often one may try a receipt's secret: per address and per receipt number, counted in the city's cache.

The secret has 53 bits, so no rate that our servers can answer finds it; the limits keep guessing quiet and cheap. That
is why citizens are let in while Valkey is away: each process then counts in its own memory (`mannaka_kit.caching`).
"""

from typing import Final

from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import japanese, tally

WINDOW_SECONDS: Final = 15 * 60
TRIES_PER_ADDRESS: Final = 30
TRIES_PER_NUMBER: Final = 10
_PURPOSE: Final = "portal-limit"


def may_try(request: HttpRequest, *, number: str) -> bool:
    """Count one more try, and tell whether it is within both limits."""
    from_here = _count(f"address:{sender_of(request)}")
    for_number = _count(f"number:{japanese.fold_width(number).strip()}")
    return from_here <= TRIES_PER_ADDRESS and for_number <= TRIES_PER_NUMBER


def _count(of: str) -> int:
    return tally.count(of, purpose=_PURPOSE, seconds=WINDOW_SECONDS)
