"""Take in what a body's own system tells: accepted, declined, done; by the actions by which anybody answers."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import Result, finish_referral
from case_core.referrals.answering import body_of
from case_core.referrals.carriage_states import AnsweredVia
from case_core.referrals.errors import ReferralEndedError
from case_core.referrals.models import Referral
from case_core.referrals.states import ConfirmedBy, DeclineReason, ReferralOutcome, ReferralStatus
from case_core.referrals.turns import record_carriage
from case_core.sharing.errors import ShareOverError
from mannaka_sdk import ReferralPhase, ReferralState
from tenants.partners.actor import BodyActor

_MOST_LETTERS: Final = 2000
# What the body wrote is Japanese in every language, and so is that it wrote nothing.
_NO_WORDS: Final = "（くわしいことは書かれていません）"
_OUTCOME_OF: Final = {
    DeclineReason.NO_CAPACITY: ReferralOutcome.NO_CAPACITY,
    DeclineReason.NOT_OUR_REMIT: ReferralOutcome.NOT_OUR_REMIT,
}


@transaction.atomic
def take_in_answer(*, referral: Referral, state: ReferralState, at: datetime) -> None:
    """Bring a referral to where its body says that it stands; what it says too late is recorded as such."""
    told = {ReferralPhase.ACCEPTED: _accept, ReferralPhase.REJECTED: _reject, ReferralPhase.DONE: _finish}
    answer = told.get(state.phase)
    if answer is None or not referral.is_open:
        return
    try:
        answer(referral, state, at)
    except (ShareOverError, ReferralEndedError):
        record_carriage("referral.answer_passed_by", referral, at=at)


def _accept(referral: Referral, state: ReferralState, at: datetime) -> None:  # noqa: ARG001 - it says no more
    if referral.status == ReferralStatus.SENT:
        accept_referral(referral_id=referral.pk, actor=_body(referral), at=at)


def _reject(referral: Referral, state: ReferralState, at: datetime) -> None:
    why = DeclineReason(state.rejection.value) if state.rejection else DeclineReason.OTHER
    words = _words(state, is_needed=why == DeclineReason.OTHER)
    if referral.status == ReferralStatus.SENT:
        decline_referral(referral_id=referral.pk, why=why, words=words, actor=_body(referral), at=at)
        return
    # It had taken the matter: that it gives it up is a result.
    outcome = _OUTCOME_OF.get(why, ReferralOutcome.OTHER)
    _report(referral, outcome, _words(state, is_needed=outcome == ReferralOutcome.OTHER), at)


def _finish(referral: Referral, state: ReferralState, at: datetime) -> None:
    outcome = ReferralOutcome(state.result.value) if state.result else ReferralOutcome.OTHER
    _accept(referral, state, at)
    _report(referral, outcome, _words(state, is_needed=outcome == ReferralOutcome.OTHER), at)


def _report(referral: Referral, outcome: ReferralOutcome, words: str, at: datetime) -> None:
    result = Result(outcome=outcome, confirmed_by=ConfirmedBy.BODY, words=words)
    finish_referral(referral_id=referral.pk, result=result, actor=_body(referral), at=at)


def _body(referral: Referral) -> BodyActor:
    return body_of(referral, AnsweredVia.GATEWAY)


def _words(state: ReferralState, *, is_needed: bool) -> str:
    said = "".join(each for each in state.reason if each != "\x00" and not "\ud800" <= each <= "\udfff")
    return said.strip()[:_MOST_LETTERS] or (_NO_WORDS if is_needed else "")
