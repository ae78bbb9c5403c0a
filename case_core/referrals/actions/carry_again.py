"""Send a referral to the body's own system once more."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.carriage_states import Carriage
from case_core.referrals.errors import NothingToCarryError
from case_core.referrals.events import ReferralToCarry
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.policies import can_refer
from case_core.referrals.states import ReferralStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

_MAY_GO = frozenset({Carriage.FAILED, Carriage.WAITING})


@transaction.atomic
def carry_again(*, referral_id: int, actor: Actor, at: datetime) -> Referral:
    """
    Try again at once, by the service that the body has today.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReferralNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises NothingToCarryError: it arrived, was answered, or the body has no such service.
    """
    require(can_refer(actor))
    case, referral = locked_referral(referral_id, actor=actor)
    gateway_id = referral.organization.gateway_id
    if referral.status != ReferralStatus.SENT or referral.carriage not in _MAY_GO or gateway_id is None:
        raise NothingToCarryError
    referral.carrier_id, referral.carriage = gateway_id, Carriage.WAITING
    referral.carriage_trouble, referral.carriage_tries = "", 0
    referral.save(update_fields=["carrier", "carriage", "carriage_trouble", "carriage_tries"])
    told = {"organization": referral.organization.pk, "channel": gateway_id}
    audit.record("referral.carried_again", actor=actor, target=referral, at=at, case_id=case.pk, details=told)
    organization_id = referral.organization.pk
    events.record(ReferralToCarry(case_id=case.pk, referral_id=referral.pk, organization_id=organization_id))
    return referral
