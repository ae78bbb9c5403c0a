"""
The one link of an invitation.

Its token is worked out from the invitation with the city's key, so that a mail that is tried again holds the same
link; what is kept is the token's hash (as ADR 0331 has it for messages).
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from mannaka_kit import crypto
from mannaka_kit.identifiers import TokenKind
from mannaka_kit.ui.addresses import whole_address

LASTS: Final = timedelta(hours=72)
_LINK: Final = TokenKind("partner-invitation")
_PURPOSE: Final = "partner-invitation-token"


def kept(token: str) -> str:
    """Return what stands in a token's place in the database."""
    return _LINK.kept(token)


def token_of(key: UUID) -> str:
    """Return the token in an invitation's link."""
    return crypto.fingerprint(str(key), purpose=_PURPOSE)


def address_of(key: UUID) -> str:
    """Return the whole address that an invitation's link leads to."""
    return whole_address("partner:invitation", token_of(key))
