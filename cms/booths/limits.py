"""How often one address may type a code, counted as the portal counts its secrets (ADR 0022)."""

from typing import Final

from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import tally

WINDOW_SECONDS: Final = 15 * 60
TRIES_PER_ADDRESS: Final = 10


def may_try(request: HttpRequest) -> bool:
    """Count one more try of a code, and tell whether it is within the limit."""
    return tally.count(sender_of(request), purpose="booth-limit", seconds=WINDOW_SECONDS) <= TRIES_PER_ADDRESS
