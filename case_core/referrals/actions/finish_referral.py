"""Tell what came of a matter at a body."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus, StepKind
from case_core.referrals.answering import Answerer, locked_for_answer, via_of
from case_core.referrals.endings import end
from case_core.referrals.errors import NotAcceptedError, WordsMissingError
from case_core.referrals.events import ReferralFinished
from case_core.referrals.locks import move
from case_core.referrals.models import Referral
from case_core.referrals.states import ConfirmedBy, ReferralOutcome, ReferralStatus
from case_core.referrals.turns import record_turn, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it, who says so, and more in words."""

    outcome: ReferralOutcome
    confirmed_by: ConfirmedBy
    words: str = ""


@transaction.atomic
def finish_referral(*, referral_id: int, result: Result, actor: Answerer, at: datetime) -> Referral:
    """
    Report back; the case is the centre's again. That it is done does not say that the person was helped.

    :raises NotAllowedError: the clerk is not of the centre.
    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: the share behind it opens nothing any more.
    :raises NotAcceptedError: the body has not taken it.
    :raises ReferralEndedError: it was answered or taken back.
    :raises WordsMissingError: another outcome than those of the list stands nowhere.
    """
    case, referral = locked_for_answer(referral_id, actor=actor, at=at)
    if referral.status == ReferralStatus.SENT:
        raise NotAcceptedError
    move(referral, ReferralStatus.DONE)
    if result.outcome == ReferralOutcome.OTHER and not result.words.strip():
        raise WordsMissingError(field="words")
    referral.outcome, referral.confirmed_by = result.outcome, result.confirmed_by
    referral.words, referral.answered_via = result.words.strip(), via_of(actor) or referral.answered_via
    end(referral, then=CaseStatus.READY, user_id=actor.user_id, at=at)
    said = "\n".join(filter(None, [str(result.outcome.label), referral.words]))
    tell(referral, StepKind.REFERRAL_DONE, words=said, user_id=actor.user_id, at=at)
    event = ReferralFinished(case_id=case.pk, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    details = {"outcome": result.outcome.value, "confirmed_by": result.confirmed_by.value}
    record_turn("referral.finished", event, referral, actor=actor, at=at, details=details)
    return referral
