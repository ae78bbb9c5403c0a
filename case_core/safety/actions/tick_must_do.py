"""Tick something that had to be done."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.marks import take_mark
from case_core.cases.states import Mark, StepKind
from case_core.safety.errors import AlreadyTickedError, StepNotFoundError
from case_core.safety.events import MustDoTicked
from case_core.safety.models import RiskStep
from case_core.safety.people import tell
from case_core.safety.policies import can_triage
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def tick_must_do(*, step_id: int, actor: Actor, at: datetime, why_not: str = "") -> RiskStep:
    """
    Say that something was done about a risk, or why it was not; after the last, the case is urgent no longer.

    :raises NotAllowedError: the actor is not of the centre.
    :raises StepNotFoundError: there is no such thing to be done.
    :raises CaseNotFoundError: the actor must not find the case.
    :raises CaseClosedError: the case has ended.
    :raises AlreadyTickedError: a colleague was quicker.
    """
    require(can_triage(actor))
    case_id = RiskStep.objects.filter(pk=step_id).values_list("risk__case_id", flat=True).first()
    if case_id is None:
        raise StepNotFoundError
    case = locked_open_case(case_id, actor=actor)
    step = RiskStep.objects.select_for_update().get(pk=step_id)
    if not step.is_open:
        raise AlreadyTickedError
    step.ticked_by_id, step.ticked_at, step.why_not = actor.user_id, at, why_not.strip()
    step.save(update_fields=["ticked_by", "ticked_at", "why_not"])
    if not RiskStep.objects.of_case(case.pk).open().exists():
        take_mark(case, Mark.URGENT)
    tell(case.pk, StepKind.MUST_DO_TICKED, actor=actor, at=at, note="\n".join(filter(None, [step.text, step.why_not])))
    details = {"is_done": not step.why_not}
    audit.record("risk.step_ticked", actor=actor, target=step, at=at, case_id=case.pk, details=details)
    events.record(MustDoTicked(case_id=case.pk))
    return step
