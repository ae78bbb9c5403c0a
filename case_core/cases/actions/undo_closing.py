"""Take back that a case ended."""

from datetime import datetime

from django.db import transaction

from case_core.cases.deadlines import centre_due
from case_core.cases.events import CaseReopened
from case_core.cases.locks import locked_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.policies import can_work_on_cases
from case_core.cases.reopening import clear_ending
from case_core.cases.states import CaseStatus, StepKind
from case_core.cases.undoing import fresh_step
from case_core.spans.recording import reopened
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def undo_closing(*, case_id: int, step_id: int, actor: Actor, at: datetime) -> Case:
    """
    Open a case again that the actor has just ended, with everything that the end took off it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises UndoTooLateError: somebody went on, or its time is over.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    ended = fresh_step(case, step_id, kind=StepKind.CLOSED, actor=actor, at=at)
    was = case.outcome
    _restore(case, ended, at=at)
    reopened(case.pk, at=at)
    # A turn of its own: a slip is no return of the matter, and what was signed before it still holds.
    CaseStep.objects.create(case=case, at=at, kind=StepKind.END_UNDONE, actor_id=actor.user_id)
    audit.record(
        "case.reopened", actor=actor, target=case, at=at, case_id=case.pk, details={"was": was, "undone": True}
    )
    events.record(CaseReopened(case_id=case.pk))
    return case


def _restore(case: Case, ended: CaseStep, *, at: datetime) -> None:
    clear_ending(case)
    # Back to where it stood is no way that a case goes: the table of transitions knows no such slip. It is new no more,
    # since whoever ended it took it up.
    is_known = ended.was_status not in {"", CaseStatus.NEW}
    case.status = ended.was_status if is_known else CaseStatus.IN_PROGRESS
    case.due_on = ended.was_due_on if ended.was_status else centre_due(at)
    case.promised_on = ended.was_promised_on
    case.touched_at = at
    case.save()
