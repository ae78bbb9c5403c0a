"""Open a referral by the link of a letter and the number that goes with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.referrals.answering import body_of
from case_core.referrals.carriage_states import AnsweredVia
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import MOST_TRIES, is_code_of, kept
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.turns import record_letter
from case_core.referrals.viewing import met_at
from mannaka_kit import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What came of it: the letter that is open now, or where its link stands and how many tries are left."""

    standing: LetterStanding
    letter: str = ""
    tries_left: int = 0


@transaction.atomic
def open_letter(*, token: str, code: str, at: datetime) -> Opening | None:
    """Open a letter once with its number; a wrong one counts, the last wrong one locks it. None: there is no letter."""
    letter = kept(token)
    referral_id = Referral.objects.filter(letter_hash=letter).values_list("pk", flat=True).first()
    if referral_id is None:
        audit.record(
            "referral.letter_unknown", actor=audit.ANONYMOUS, target=None, at=at, outcome=audit.Outcome.REFUSED
        )
        return None
    _case, referral = locked_referral(referral_id, actor=None)
    standing = met_at(referral, at=at)
    if referral.letter_hash != letter or standing != LetterStanding.WAITING:
        _record(referral, "referral.letter_refused", at=at, is_done=False)
        return Opening(standing=standing) if referral.letter_hash == letter else None
    if not is_code_of(referral, code):
        return _count(referral, at=at)
    referral.letter_opened_at = at
    referral.save(update_fields=["letter_opened_at"])
    _record(referral, "referral.letter_opened", at=at)
    return Opening(standing=LetterStanding.OPENED, letter=letter)


def _count(referral: Referral, *, at: datetime) -> Opening:
    referral.letter_tries += 1
    referral.save(update_fields=["letter_tries"])
    left = MOST_TRIES - referral.letter_tries
    _record(referral, "referral.letter_refused" if left else "referral.letter_locked", at=at, is_done=False)
    return Opening(standing=LetterStanding.WAITING if left else LetterStanding.LOCKED, tries_left=left)


def _record(referral: Referral, code: str, *, at: datetime, is_done: bool = True) -> None:
    body = body_of(referral, AnsweredVia.LETTER)
    record_letter(code, referral, actor=body, at=at, is_done=is_done)
