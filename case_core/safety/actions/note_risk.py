"""Note a risk."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.marks import put_mark
from case_core.cases.models import Case
from case_core.cases.states import Mark, StepKind
from case_core.safety.errors import AlreadyNotedError, TextMissingError
from case_core.safety.events import RiskNoted
from case_core.safety.models import Risk, RiskStep
from case_core.safety.people import tell
from case_core.safety.policies import can_triage
from case_core.safety.rules import steps_about
from case_core.safety.states import RiskKind
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def note_risk(*, case_id: int, kind: RiskKind, signs: str, actor: Actor, at: datetime) -> Risk:
    """
    Say which risk was seen and by what; the city's list of that day becomes what must be done in this case.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises TextMissingError: nothing says what made the actor think so.
    :raises AlreadyNotedError: the risk stands on the case.
    """
    require(can_triage(actor))
    case = locked_open_case(case_id, actor=actor)
    if not signs.strip():
        raise TextMissingError(field="signs")
    if Risk.objects.filter(case=case, kind=kind).exists():
        raise AlreadyNotedError(field="kind")
    risk = Risk.objects.create(case=case, kind=kind, signs=signs, noted_by_id=actor.user_id, noted_at=at)
    steps = enumerate(steps_about(kind), start=1)
    RiskStep.objects.bulk_create(RiskStep(risk=risk, position=position, text=text) for position, text in steps)
    _bring_forward(case, at=at)
    tell(case.pk, StepKind.RISK_NOTED, actor=actor, at=at, note=f"{kind.label}\n{signs}")
    audit.record("risk.noted", actor=actor, target=risk, at=at, case_id=case.pk, details={"kind": kind.value})
    events.record(RiskNoted(case_id=case.pk))
    return risk


def _bring_forward(case: Case, *, at: datetime) -> None:
    """Make the case urgent and due at once, so that it stands on everybody's day."""
    put_mark(case, Mark.URGENT)
    today = day_of(at)
    case.due_on = min(case.due_on or today, today)
    case.touched_at = at
    case.save(update_fields=["due_on", "touched_at"])
