"""Whom a provider vouches for, whichever language it speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MOST_SUBJECT: Final = 255
SKEW_SECONDS: Final = 60
_MOST_NAME: Final = 100
# Words by which providers say that somebody proved who they are in two ways.
STRONG_CONTEXTS: Final = frozenset(
    {
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "http://schemas.microsoft.com/claims/multipleauthn",
        "https://refeds.org/profile/mfa",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered",
        "phr",
        "phrh",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """For whom a provider vouches."""

    issuer: str
    subject: str
    name: str = field(default="", repr=False)
    name_kana: str = field(default="", repr=False)
    did_two_factors: bool = False


def plain_name(told: object) -> str:
    """Return a name as it may stand on a page: one line of what can be seen."""
    plain = "".join(each for each in told if each.isprintable()) if isinstance(told, str) else ""
    return " ".join(plain.split())[:_MOST_NAME]
