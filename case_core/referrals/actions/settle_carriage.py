"""Write down what a body's own system said to a referral that was handed to it."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.carriage_states import Carriage, CarriageTrouble
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.parcels import Errand
from case_core.referrals.pauses import is_final, next_try, trouble_of
from case_core.referrals.states import ReferralStatus
from case_core.referrals.turns import record_carriage
from mannaka_sdk import ReferralState


@transaction.atomic
def settle_carriage(*, errand: Errand, answer: ReferralState | Exception, at: datetime) -> datetime | None:
    """
    Note that it arrived, or what was in the way, and return when to try again; None where that is of no use.

    :raises ReferralNotFoundError: there is none.
    """
    _case, referral = locked_referral(errand.referral_id, actor=None)
    if isinstance(answer, Exception):
        return _put_off(referral, answer, at=at)
    referral.carriage, referral.carriage_ref = Carriage.HANDED_OVER, answer.ref
    referral.carriage_trouble, referral.carriage_tries, referral.carried_at = "", 0, at
    _save(referral)
    record_carriage("referral.handed_over", referral, at=at)
    return None


def _put_off(referral: Referral, error: Exception, *, at: datetime) -> datetime | None:
    was = (referral.carriage, referral.carriage_trouble)
    if referral.status != ReferralStatus.SENT:  # nobody knows whether it arrived
        referral.carriage, referral.carriage_trouble = Carriage.FAILED, CarriageTrouble.UNSURE
    else:
        referral.carriage_trouble = trouble_of(error)
        referral.carriage = Carriage.FAILED if is_final(error) else Carriage.WAITING
    _save(referral)
    if (referral.carriage, referral.carriage_trouble) != was:
        record_carriage("referral.not_handed_over", referral, at=at, trouble=str(referral.carriage_trouble))
    is_worth_it = referral.carriage == Carriage.WAITING
    return next_try(error, tries=referral.carriage_tries, at=at) if is_worth_it else None


def _save(referral: Referral) -> None:
    names = ["carriage", "carriage_ref", "carriage_trouble", "carriage_tries", "carried_at"]
    referral.save(update_fields=names)
