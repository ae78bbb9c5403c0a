"""The token in a calendar's address: 256 bits, stored as a hash that holds in one city only."""

import secrets
from typing import Final

from mannaka_kit import crypto

_BYTES: Final = 32
_PURPOSE: Final = "calendar-feed"


def new_token() -> str:
    """Return a token that stands in an address as it is."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> str:
    """Return what to store in the token's place; keyed by the current city."""
    return crypto.fingerprint(token, purpose=_PURPOSE)
