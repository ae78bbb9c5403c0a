"""Say that a body does not take a matter."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus, StepKind
from case_core.referrals.answering import Answerer, locked_for_answer, via_of
from case_core.referrals.endings import close_way_in, end
from case_core.referrals.errors import WordsMissingError
from case_core.referrals.events import ReferralDeclined
from case_core.referrals.locks import move
from case_core.referrals.models import Referral
from case_core.referrals.states import DeclineReason, ReferralStatus
from case_core.referrals.turns import record_turn, tell


@transaction.atomic
def decline_referral(
    *, referral_id: int, why: DeclineReason, words: str = "", actor: Answerer, at: datetime
) -> Referral:
    """
    Decline for the body, with the reason; from then on it sees nothing of the matter.

    :raises NotAllowedError: the clerk is not of the centre.
    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: the share behind it opens nothing any more.
    :raises ReferralEndedError: it was answered or taken back.
    :raises WordsMissingError: another reason than those of the list stands nowhere.
    """
    case, referral = locked_for_answer(referral_id, actor=actor, at=at)
    move(referral, ReferralStatus.DECLINED)
    if why == DeclineReason.OTHER and not words.strip():
        raise WordsMissingError(field="words")
    referral.answered_by_id, referral.answered_at = actor.user_id, at
    referral.decline_reason, referral.words, referral.answered_via = why, words.strip(), via_of(actor)
    end(referral, then=CaseStatus.READY, user_id=actor.user_id, at=at)
    said = "\n".join(filter(None, [str(why.label), referral.words]))
    tell(referral, StepKind.REFERRAL_DECLINED, words=said, user_id=actor.user_id, at=at)
    close_way_in(referral, reason=str(why.label), actor=actor, at=at)
    event = ReferralDeclined(case_id=case.pk, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    record_turn("referral.declined", event, referral, actor=actor, at=at, details={"why": why.value})
    return referral
