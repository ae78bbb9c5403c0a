"""The code that an administrator reads out, and the secret that the device keeps: both hashed under the city's key."""

from datetime import timedelta
from typing import Final

from mannaka_kit import crypto
from mannaka_kit.identifiers import TokenKind, new_spoken_secret, normalise_secret

CODE_VALID: Final = timedelta(minutes=30)
DEVICE: Final = TokenKind("booth-device")
_GROUPS: Final = 2
_CODE_PURPOSE: Final = "booth-code"


def new_code() -> str:
    """Return a code such as `K7RM-3XHD` (35 bits, for half an hour, behind a limit)."""
    return new_spoken_secret(groups=_GROUPS)


def code_hash(code: str) -> str:
    """Return what is kept of a code; width, case, hyphens and spaces do not matter."""
    return crypto.fingerprint(normalise_secret(code), purpose=_CODE_PURPOSE)
