"""Write down how a referral stands at the body's own system, which was asked."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.actions.take_in_answer import take_in_answer
from case_core.referrals.carriage_states import Carriage, CarriageTrouble
from case_core.referrals.locks import locked_referral
from case_core.referrals.parcels import Errand
from case_core.referrals.turns import record_carriage
from mannaka_sdk import RecipientGoneError, ReferralState


@transaction.atomic
def settle_look(*, errand: Errand, answer: ReferralState | Exception, at: datetime) -> None:
    """
    Take in what the body answered meanwhile; what its system does not have any more is told to staff.

    :raises ReferralNotFoundError: there is none.
    """
    _case, referral = locked_referral(errand.referral_id, actor=None)
    if isinstance(answer, ReferralState):
        take_in_answer(referral=referral, state=answer, at=at)
    elif isinstance(answer, RecipientGoneError) and referral.is_open and referral.carriage == Carriage.HANDED_OVER:
        referral.carriage, referral.carriage_trouble = Carriage.FAILED, CarriageTrouble.GONE
        referral.save(update_fields=["carriage", "carriage_trouble"])
        record_carriage("referral.not_handed_over", referral, at=at, trouble=CarriageTrouble.GONE.value)
