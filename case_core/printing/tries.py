"""How often one person may mistype a code.

A code has 36 bits and opens only what the hand-over's own section may see anyway: the limit keeps guessing quiet.
"""

from typing import Final

from case_core.printing.errors import TooManyTriesError
from mannaka_kit import tally
from tenants.accounts.actor import Actor

WINDOW_SECONDS: Final = 15 * 60
MISSES: Final = 10
_PURPOSE: Final = "carry-misses"


def require_tries_left(actor: Actor) -> None:
    """
    Let a person go on who has not mistyped too often.

    :raises TooManyTriesError: they have.
    """
    if tally.counted(str(actor.user_id), purpose=_PURPOSE) >= MISSES:
        raise TooManyTriesError(field="code")


def count_miss(actor: Actor) -> None:
    """Count one more code that opened nothing."""
    tally.count(str(actor.user_id), purpose=_PURPOSE, seconds=WINDOW_SECONDS)
