"""Write down whether a body's own system gave a referral back."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.carriage_states import Carriage
from case_core.referrals.locks import locked_referral
from case_core.referrals.parcels import Errand
from case_core.referrals.pauses import is_final, next_try, trouble_of
from case_core.referrals.turns import record_carriage
from mannaka_sdk import ReferralState


@transaction.atomic
def settle_taking_back(*, errand: Errand, answer: ReferralState | Exception, at: datetime) -> datetime | None:
    """
    Note that it is gone there, or what was in the way, and return when to try again; None where that is of no use.

    :raises ReferralNotFoundError: there is none.
    """
    _case, referral = locked_referral(errand.referral_id, actor=None)
    was, again = (referral.carriage, referral.carriage_trouble), None
    if isinstance(answer, Exception):
        referral.carriage_trouble = trouble_of(answer)
        again = None if is_final(answer) else next_try(answer, tries=referral.carriage_tries, at=at)
    else:
        referral.carriage, referral.carriage_trouble = Carriage.TAKEN_BACK, ""
    referral.save(update_fields=["carriage", "carriage_trouble"])
    if (referral.carriage, referral.carriage_trouble) != was:
        code = "referral.taken_back" if referral.carriage == Carriage.TAKEN_BACK else "referral.not_taken_back"
        record_carriage(code, referral, at=at, trouble=str(referral.carriage_trouble))
    return again
