"""Take a matter for a body."""

from datetime import datetime

from django.db import transaction

from case_core.cases.blockers import note_taken
from case_core.cases.states import StepKind
from case_core.referrals.answering import Answerer, locked_for_answer, via_of
from case_core.referrals.endings import SOURCE
from case_core.referrals.events import ReferralAccepted
from case_core.referrals.locks import move
from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus
from case_core.referrals.turns import record_turn, tell


@transaction.atomic
def accept_referral(*, referral_id: int, actor: Answerer, at: datetime) -> Referral:
    """
    Say that the body takes the matter; it still owes what came of it.

    :raises NotAllowedError: the clerk is not of the centre.
    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: the share behind it opens nothing any more.
    :raises ReferralEndedError: it was answered or taken back.
    """
    case, referral = locked_for_answer(referral_id, actor=actor, at=at)
    move(referral, ReferralStatus.ACCEPTED)
    referral.answered_by_id, referral.answered_at = actor.user_id, at
    referral.answered_via = via_of(actor)
    referral.save(update_fields=["status", "answered_by", "answered_at", "answered_via"])
    note_taken(case, source=SOURCE, source_id=referral.pk, at=at)
    case.touched_at = at
    case.save(update_fields=["touched_at"])
    tell(referral, StepKind.REFERRAL_TAKEN, user_id=actor.user_id, at=at)
    event = ReferralAccepted(case_id=case.pk, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    record_turn("referral.accepted", event, referral, actor=actor, at=at)
    return referral
