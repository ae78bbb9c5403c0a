"""How often one invitation may be tried in a while: its mail address is not to be guessed."""

from typing import Final

from mannaka_kit import tally
from tenants.partners.errors import TooManyTriesError

_WINDOW_SECONDS: Final = 15 * 60
_TRIES: Final = 10


def require_few_tries(token: str) -> None:
    """Count one more try of an invitation, and go on only within the limit.

    :raises TooManyTriesError: it was tried too often.
    """
    if tally.count(token, purpose="partner-invitation-tries", seconds=_WINDOW_SECONDS) > _TRIES:
        raise TooManyTriesError
