"""End a case."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from case_core.cases.errors import CaseWaitsError, ReferralMissingError
from case_core.cases.events import CaseClosed
from case_core.cases.locks import locked_open_case, move
from case_core.cases.models import Case, CaseStep
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import CaseStatus, Outcome, StepKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def close_case(*, case_id: int, outcome: Outcome, referred_to: str, note: str, actor: Actor, at: datetime) -> Case:
    """
    End the case with its outcome, unless something that it waits for is still to come.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: somebody has ended it already.
    :raises CaseWaitsError: a hand-over waits for its report-back or a written waiver.
    :raises ReferralMissingError: the matter was outside the city's remit, and no body is named.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    _require_nothing_awaited(case)
    if outcome == Outcome.OUT_OF_REMIT and not referred_to:
        raise ReferralMissingError(field="referred_to")
    take_if_nobodys(case, actor=actor, at=at)
    _close(case, outcome=outcome, referred_to=referred_to, note=note, actor=actor, at=at)
    audit.record("case.closed", actor=actor, target=case, at=at, case_id=case.pk, details={"outcome": outcome.value})
    events.record(CaseClosed(case_id=case.pk))
    return case


def _require_nothing_awaited(case: Case) -> None:
    awaited = list(dict.fromkeys(case.blockers.values_list("waiting_for", flat=True)))
    if awaited:
        sentence = gettext(
            "この相談は終了できません。%(who)sからの回答がまだ届いていません。（回答を待つ／理由を書いて終了する）"
        )
        raise CaseWaitsError(sentence % {"who": "・".join(awaited)}, field="waiver")


def _close(case: Case, *, outcome: Outcome, referred_to: str, note: str, actor: Actor, at: datetime) -> None:
    move(case, CaseStatus.CLOSED)
    case.outcome = outcome
    case.referred_to = referred_to if outcome == Outcome.OUT_OF_REMIT else ""
    case.closing_note = note
    case.closed_at = case.touched_at = at
    case.closed_by_id = actor.user_id
    case.due_on = None
    case.save()
    CaseStep.objects.create(
        case=case,
        at=at,
        kind=StepKind.CLOSED,
        actor_id=actor.user_id,
        note=note,
        outcome=outcome,
        referred_to=case.referred_to,
    )
