"""Send a body a letter with a link, and give the clerk the number that opens it."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.errors import NoLetterForBodyError, NothingToReadError, ReferralEndedError
from case_core.referrals.events import LetterMade
from case_core.referrals.letters import LASTS, LetterGiven, kept, kept_code, new_code, takes_letters, token_of
from case_core.referrals.locks import locked_referral
from case_core.referrals.policies import can_refer
from case_core.referrals.turns import record_turn
from case_core.sharing.standing import sights_of
from mannaka_kit.decisions import require
from mannaka_kit.identifiers import new_key
from tenants.accounts.actor import Actor

_COLUMNS = (
    "letter_key",
    "letter_hash",
    "letter_code_hash",
    "letter_made_at",
    "letter_expires_at",
    "letter_mailed_at",
    "letter_opened_at",
    "letter_tries",
)


@transaction.atomic
def send_letter(*, referral_id: int, actor: Actor, at: datetime) -> LetterGiven:
    """
    Make a new link and a new number; whatever opened the referral before opens nothing any more.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReferralNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises ReferralEndedError: it was answered or taken back.
    :raises NoLetterForBodyError: the body gets no letters.
    :raises NothingToReadError: its share opens nothing at the moment.
    """
    require(can_refer(actor))
    case, referral = locked_referral(referral_id, actor=actor)
    if not referral.is_open:
        raise ReferralEndedError
    if not takes_letters(referral):
        raise NoLetterForBodyError
    if not sights_of([referral.grant], at=at)[referral.grant_id]:
        raise NothingToReadError
    key, code = new_key(), new_code()
    referral.letter_key, referral.letter_hash = key, kept(token_of(key))
    referral.letter_code_hash, referral.letter_tries = kept_code(code, key=key), 0
    referral.letter_made_at, referral.letter_expires_at = at, at + LASTS
    referral.letter_mailed_at = referral.letter_opened_at = None
    referral.save(update_fields=_COLUMNS)
    event = LetterMade(case_id=case.pk, referral_id=referral.pk, organization_id=referral.organization.pk)
    record_turn("referral.letter_made", event, referral, actor=actor, at=at)
    return LetterGiven(referral=referral, code=code)
