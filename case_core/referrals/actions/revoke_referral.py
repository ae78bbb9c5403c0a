"""Take a referral back, or go on without its answer."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus, StepKind
from case_core.referrals.endings import close_way_in, end
from case_core.referrals.errors import WordsMissingError
from case_core.referrals.events import ReferralRevoked
from case_core.referrals.locks import locked_referral, move
from case_core.referrals.models import Referral
from case_core.referrals.policies import can_refer
from case_core.referrals.states import ReferralStatus
from case_core.referrals.turns import record_turn, tell
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def revoke_referral(*, referral_id: int, reason: str, actor: Actor, at: datetime) -> Referral:
    """
    Ask the body no more, with the reason in writing; its share ends with it, and the case may close.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReferralNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises ReferralEndedError: it was answered or taken back.
    :raises WordsMissingError: the reason is empty.
    """
    require(can_refer(actor))
    case, referral = locked_referral(referral_id, actor=actor)
    move(referral, ReferralStatus.REVOKED)
    if not reason.strip():
        raise WordsMissingError(field="reason")
    referral.words = reason.strip()
    end(referral, then=CaseStatus.IN_PROGRESS, user_id=actor.user_id, at=at)
    tell(referral, StepKind.REFERRAL_REVOKED, words=referral.words, user_id=actor.user_id, at=at)
    close_way_in(referral, reason=referral.words, actor=actor, at=at)
    event = ReferralRevoked(case_id=case.pk, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    record_turn("referral.revoked", event, referral, actor=actor, at=at)
    return referral
