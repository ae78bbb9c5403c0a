"""Take a referral in hand whose copy at the body's own system is to go."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.carriage_states import Carriage, CarriageTrouble
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.parcels import Errand
from case_core.referrals.states import ReferralStatus
from case_core.referrals.turns import record_carriage
from case_core.sharing.standing import sights_of

_THERE = frozenset({Carriage.HANDED_OVER, Carriage.TAKING_BACK})


@transaction.atomic
def begin_taking_back(*, referral_id: int, at: datetime) -> Errand | None:
    """
    Say what is to be taken back; None where the body may go on reading it, or never had it.

    What ended well stays with the body, which answered for it. Of what was on its way when it ended, nobody knows
    whether it arrived, and staff are told so.

    :raises ReferralNotFoundError: there is no such referral.
    """
    _case, referral = locked_referral(referral_id, actor=None)
    if referral.status == ReferralStatus.DONE or _may_stay(referral, at=at):
        return None
    if referral.carriage == Carriage.WAITING:
        _give_up(referral, at=at)
        return None
    if referral.carriage not in _THERE or referral.carrier_id is None:
        return None
    referral.carriage, referral.carriage_tries = Carriage.TAKING_BACK, min(referral.carriage_tries + 1, 1000)
    referral.save(update_fields=["carriage", "carriage_tries"])
    return Errand(referral_id=referral.pk, channel_id=referral.carrier_id, ref=referral.carriage_ref)


def _may_stay(referral: Referral, *, at: datetime) -> bool:
    return referral.is_open and bool(sights_of([referral.grant], at=at)[referral.grant_id])


def _give_up(referral: Referral, *, at: datetime) -> None:
    referral.carriage, referral.carriage_trouble = Carriage.FAILED, CarriageTrouble.UNSURE
    referral.save(update_fields=["carriage", "carriage_trouble"])
    record_carriage("referral.not_handed_over", referral, at=at, trouble=CarriageTrouble.UNSURE.value)
