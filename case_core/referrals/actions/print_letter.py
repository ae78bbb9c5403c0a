"""Print a letter with its link, for the post."""

from datetime import datetime

from django.db import transaction

from case_core.printing.orders import Paper
from case_core.referrals.errors import LetterMissingError
from case_core.referrals.letter_paper import paper_of
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import standing_of
from case_core.referrals.locks import locked_referral
from case_core.referrals.policies import can_refer
from case_core.referrals.turns import record_letter
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def print_letter(*, referral_id: int, actor: Actor, at: datetime) -> Paper:
    """
    Return the sheet: the link and how to open it, with neither the number nor anything of the matter.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReferralNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises LetterMissingError: there is no link that opens anything.
    """
    require(can_refer(actor))
    _case, referral = locked_referral(referral_id, actor=actor)
    if standing_of(referral, at=at) != LetterStanding.WAITING:
        raise LetterMissingError
    record_letter("referral.letter_printed", referral, actor=actor, at=at)
    return paper_of(referral, at=at)
