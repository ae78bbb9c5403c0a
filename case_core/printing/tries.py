"""How often one person may mistype a code, counted in the city's cache.

A code has 36 bits and opens only what the hand-over's own section may see anyway: the limit keeps guessing quiet.
"""

from typing import Final

from django.core.cache import cache

from case_core.printing.errors import TooManyTriesError
from tenants.accounts.actor import Actor

WINDOW_SECONDS: Final = 15 * 60
MISSES: Final = 10


def require_tries_left(actor: Actor) -> None:
    """
    Let a person go on who has not mistyped too often.

    :raises TooManyTriesError: they have.
    """
    if int(cache.get(_key(actor)) or 0) >= MISSES:
        raise TooManyTriesError(field="code")


def count_miss(actor: Actor) -> None:
    """Count one more code that opened nothing."""
    if cache.add(_key(actor), 1, timeout=WINDOW_SECONDS):
        return
    try:
        cache.incr(_key(actor))
    except ValueError:  # it ran out between the two calls
        return


def _key(actor: Actor) -> str:
    return f"carry:misses:{actor.user_id}"
