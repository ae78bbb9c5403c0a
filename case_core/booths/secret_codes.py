"""The code that an administrator reads out, and the secret that the device keeps: both hashed under the city's key."""

import secrets
from datetime import timedelta
from typing import Final

from mannaka_kit import crypto
from mannaka_kit.identifiers import SECRET_ALPHABET, normalise_secret

CODE_VALID: Final = timedelta(minutes=30)
_GROUPS: Final = 2
_GROUP: Final = 4
_CODE_PURPOSE: Final = "booth-code"
_TOKEN_PURPOSE: Final = "booth-device"  # noqa: S105 - what the hash is for


def new_code() -> str:
    """Return a code such as `K7RM-3XHD` (35 bits, for half an hour, behind a limit)."""
    groups = ("".join(secrets.choice(SECRET_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def code_hash(code: str) -> str:
    """Return what is kept of a code; width, case, hyphens and spaces do not matter."""
    return crypto.fingerprint(normalise_secret(code), purpose=_CODE_PURPOSE)


def new_token() -> str:
    """Return what a device keeps (256 bits)."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what is kept of a device's secret: another city's key makes another hash of it."""
    return crypto.fingerprint(token, purpose=_TOKEN_PURPOSE)
