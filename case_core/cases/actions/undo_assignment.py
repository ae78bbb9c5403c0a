"""Take back that a clerk became responsible."""

from datetime import datetime

from django.db import transaction

from case_core.cases.errors import UndoTooLateError
from case_core.cases.events import AssignmentUndone
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import CaseStatus, StepKind
from case_core.cases.undoing import fresh_step
from case_core.spans.recording import let_go
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def undo_assignment(*, case_id: int, step_id: int, actor: Actor, at: datetime) -> Case:
    """
    Give the case back to whom it was with before; the slip leaves the timeline and stays in the audit.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises UndoTooLateError: somebody went on, or its time is over.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    step = fresh_step(case, step_id, kind=StepKind.ASSIGNED, actor=actor, at=at)
    if case.owner_id != step.subject_id:
        raise UndoTooLateError
    case.owner_id = _owner_before(case, step)
    step.delete()
    if case.owner_id is None:
        _let_go(case, at=at)
    case.touched_at = at
    case.save(update_fields=["owner", "status", "touched_at"])
    details = {"owner": case.owner_id}
    audit.record("case.assignment_undone", actor=actor, target=case, at=at, case_id=case.pk, details=details)
    events.record(AssignmentUndone(case_id=case.pk))
    return case


def _owner_before(case: Case, step: CaseStep) -> int | None:
    earlier = case.steps.filter(kind=StepKind.ASSIGNED, pk__lt=step.pk).order_by("pk").last()
    return earlier.subject_id if earlier else None


def _let_go(case: Case, *, at: datetime) -> None:
    # What nobody has taken up is new, as it was; the table of transitions knows no such slip.
    if case.status == CaseStatus.IN_PROGRESS:
        case.status = CaseStatus.NEW
    if case.status == CaseStatus.NEW:
        let_go(case.pk, at=at)
