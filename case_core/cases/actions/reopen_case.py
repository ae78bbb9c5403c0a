"""Go on with a case that had ended."""

from datetime import datetime

from django.db import transaction

from case_core.cases.deadlines import centre_due
from case_core.cases.errors import CaseNotClosedError, ReasonMissingError
from case_core.cases.events import CaseReopened
from case_core.cases.locks import locked_case, move
from case_core.cases.models import Case, CaseStep
from case_core.cases.policies import can_work_on_cases
from case_core.cases.reopening import clear_ending
from case_core.cases.states import CaseStatus, StepKind
from case_core.spans.recording import reopened
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def reopen_case(*, case_id: int, reason: str, actor: Actor, at: datetime) -> Case:
    """
    Open the case again, with the reason in writing; how it had ended stays in the timeline and the audit.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseNotClosedError: it has not ended.
    :raises ReasonMissingError: there is no reason.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    if not case.is_closed:
        raise CaseNotClosedError
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    was = case.outcome
    _open_again(case, at=at)
    reopened(case.pk, at=at)
    CaseStep.objects.create(case=case, at=at, kind=StepKind.REOPENED, actor_id=actor.user_id, note=reason)
    audit.record("case.reopened", actor=actor, target=case, at=at, case_id=case.pk, details={"was": was})
    events.record(CaseReopened(case_id=case.pk))
    return case


def _open_again(case: Case, *, at: datetime) -> None:
    move(case, CaseStatus.IN_PROGRESS)
    clear_ending(case)
    case.due_on = centre_due(at)
    case.touched_at = at
    case.save()
