"""The secrets in the addresses of screens: stored as a keyed hash, shown once."""

import re
import secrets
from typing import Final

from mannaka_kit import crypto

_BYTES: Final = 24
_PURPOSE: Final = "reception-display"
_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{32}")


def new_secret() -> str:
    """Return a secret of 192 bits that may stand in an address."""
    return secrets.token_urlsafe(_BYTES)


def stored_hash(secret: str) -> str:
    """Return what is stored in the secret's place; keyed by the current city."""
    return crypto.fingerprint(secret, purpose=_PURPOSE)


def may_be_one(secret: str) -> bool:
    """Tell whether something has the shape of a secret."""
    return _SHAPE.fullmatch(secret) is not None
