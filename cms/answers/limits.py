"""How often one place may add to the list of what is missed, counted in the city's cache."""

from typing import Final

from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import tally

WINDOW_SECONDS: Final = 15 * 60
MISSES_PER_ADDRESS: Final = 10
_PURPOSE: Final = "answers-missed"


def may_be_counted(request: HttpRequest) -> bool:
    """Count one more question, and tell whether it is within the limit; the search itself has none."""
    return tally.count(sender_of(request), purpose=_PURPOSE, seconds=WINDOW_SECONDS) <= MISSES_PER_ADDRESS
