"""End a case."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from case_core.cases.closing_rules import Ending, ask_rules
from case_core.cases.endings import ending_of
from case_core.cases.errors import CaseWaitsError
from case_core.cases.events import CaseClosed
from case_core.cases.locks import locked_open_case, move
from case_core.cases.models import Case, CaseStep
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import CaseStatus, Outcome, StepKind
from case_core.spans.recording import closed
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def close_case(
    *,
    case_id: int,
    outcome: Outcome,
    referred_to: str,
    note: str,
    actor: Actor,
    at: datetime,
    recovered_yen: int | None = None,
) -> Case:
    """
    End the case with its outcome, unless something that it waits for is still to come, or a feature objects.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: somebody has ended it already.
    :raises CaseWaitsError: a hand-over waits for its report-back or a written waiver.
    :raises ReferralMissingError: the matter was outside the city's remit, and no body is named.
    :raises NotConsumersMatterError: money was got back in a matter that is no consumer's.
    :raises AmountOutOfRangeError: nobody means such an amount.
    :raises AnticipatedError: a rule of a feature objects (`closing_rules`).
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    _require_nothing_awaited(case)
    ending = ending_of(case, outcome=outcome, referred_to=referred_to, note=note, recovered_yen=recovered_yen)
    ask_rules(case, ending, actor)
    take_if_nobodys(case, actor=actor, at=at)
    _close(case, ending, actor=actor, at=at)
    closed(case.pk, at=at)
    audit.record("case.closed", actor=actor, target=case, at=at, case_id=case.pk, details={"outcome": outcome.value})
    events.record(CaseClosed(case_id=case.pk))
    return case


def _require_nothing_awaited(case: Case) -> None:
    awaited = list(case.blockers.values_list("waiting_for", "taken_at"))
    if not awaited:
        return
    unread = list(dict.fromkeys(who for who, taken_at in awaited if taken_at is None))
    sentence = gettext(
        "この相談は終了できません。%(who)sからの回答がまだ届いていません。（回答を待つ／理由を書いて終了する）"
    )
    if unread:
        sentence = gettext(
            "この相談は終了できません。%(who)sからの回答がまだ届いていません。"
            "%(unread)sは、まだ受け取っていません。（回答を待つ／理由を書いて終了する）"
        )
    who = list(dict.fromkeys(who for who, _taken_at in awaited))
    raise CaseWaitsError(sentence % {"who": "・".join(who), "unread": "・".join(unread)}, field="waiver")


def _close(case: Case, ending: Ending, *, actor: Actor, at: datetime) -> None:
    was = {"was_status": case.status, "was_due_on": case.due_on, "was_promised_on": case.promised_on}
    move(case, CaseStatus.CLOSED)
    case.outcome = ending.outcome
    case.referred_to = ending.referred_to
    case.closing_note = ending.note
    case.recovered_yen = ending.recovered_yen
    case.closed_at = case.touched_at = at
    case.closed_by_id = actor.user_id
    case.due_on = case.promised_on = None
    case.save()
    CaseStep.objects.create(
        case=case,
        at=at,
        kind=StepKind.CLOSED,
        actor_id=actor.user_id,
        note=ending.note,
        outcome=ending.outcome,
        referred_to=ending.referred_to,
        recovered_yen=ending.recovered_yen,
        **was,
    )
