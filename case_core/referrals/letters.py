"""
The one link of a letter to a body without an account, and the number that a clerk tells by telephone.

The link's token is worked out from the letter's key with the city's key: a mail that is tried again and a sheet of
paper hold the same link. What is kept is the token's hash, and the number's (ADR 0520).
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.models import Referral
from mannaka_kit import crypto, japanese
from mannaka_kit.identifiers import TokenKind
from mannaka_kit.ui.addresses import whole_address
from tenants.partners.kinds import Reach

# The post takes a few days of them.
LASTS: Final = timedelta(days=14)
MOST_TRIES: Final = 5
DIGITS: Final = 6
_LINK: Final = TokenKind("referral-letter")
_PURPOSE: Final = "referral-letter-token"
_CODE: Final = "referral-letter-code"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGiven:
    """A letter whose link is on its way, and the number that opens it: told now and never again."""

    referral: Referral
    code: str


def kept(token: str) -> str:
    """Return what stands in a token's place in the database."""
    return _LINK.kept(token)


def token_of(key: UUID) -> str:
    """Return the token in a letter's link."""
    return crypto.fingerprint(str(key), purpose=_PURPOSE)


def address_of(key: UUID) -> str:
    """Return the whole address that a letter's link leads to."""
    return whole_address("letter:open", token_of(key))


def new_code() -> str:
    """Return a number to tell by telephone."""
    return "".join(secrets.choice("0123456789") for _each in range(DIGITS))


def kept_code(code: str, *, key: UUID) -> str:
    """Return what stands in a number's place in the database: of this letter alone."""
    digits = "".join(each for each in japanese.fold_width(code) if each.isdigit())
    return crypto.fingerprint(f"{key}:{digits}", purpose=_CODE)


def is_code_of(referral: Referral, code: str) -> bool:
    """Tell, in constant time, whether a typed number is the one of a referral's letter."""
    if referral.letter_key is None:
        return False
    return hmac.compare_digest(kept_code(code, key=referral.letter_key).encode(), referral.letter_code_hash.encode())


def takes_letters(referral: Referral) -> bool:
    """Tell whether a letter can go to the body; a share for one of its people stays with that person."""
    return Reach.LETTER in referral.organization.reaches and referral.grant.member_id is None


def standing_of(referral: Referral, *, at: datetime) -> LetterStanding:
    """Return whether the letter's link opens the referral at a moment, or why it does not."""
    if referral.letter_key is None or referral.letter_expires_at is None:
        return LetterStanding.NONE
    if not referral.is_open:
        return LetterStanding.ENDED
    if referral.letter_opened_at is not None:
        return LetterStanding.OPENED
    if referral.letter_tries >= MOST_TRIES:
        return LetterStanding.LOCKED
    return LetterStanding.EXPIRED if referral.letter_expires_at <= at else LetterStanding.WAITING
