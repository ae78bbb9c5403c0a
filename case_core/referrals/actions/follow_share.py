"""End a referral whose share was taken back."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus, StepKind
from case_core.referrals.endings import end
from case_core.referrals.events import ReferralRevoked
from case_core.referrals.locks import locked_referral, move
from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus
from case_core.referrals.turns import record_turn, tell
from mannaka_kit import audit


@transaction.atomic
def follow_share(*, grant_id: int, at: datetime) -> Referral | None:
    """Take a referral back together with its share, in the name of who ended that; None where nothing is open."""
    referral_id = Referral.objects.open().filter(grant_id=grant_id).values_list("pk", flat=True).first()
    if referral_id is None:
        return None
    case, referral = locked_referral(referral_id, actor=None)
    user_id = referral.grant.revoked_by_id
    if not referral.is_open or user_id is None:
        return None
    move(referral, ReferralStatus.REVOKED)
    referral.words = referral.grant.revoking_reason
    end(referral, then=CaseStatus.IN_PROGRESS, user_id=user_id, at=at)
    tell(referral, StepKind.REFERRAL_REVOKED, words=referral.words, user_id=user_id, at=at)
    organization_id = referral.grant.organization_id
    event = ReferralRevoked(case_id=case.pk, referral_id=referral.pk, organization_id=organization_id)
    record_turn("referral.revoked", event, referral, actor=audit.SYSTEM, at=at)
    return referral
