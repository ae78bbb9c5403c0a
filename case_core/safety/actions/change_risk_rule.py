"""Settle what must be done about a risk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.safety.errors import StepsMissingError, StepTooLongError
from case_core.safety.models import RiskRule
from case_core.safety.states import RiskKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer

LONGEST: Final = 200
MOST: Final = 20


@transaction.atomic
def change_risk_rule(*, kind: RiskKind, steps: Sequence[str], actor: Acting, at: datetime) -> RiskRule:
    """
    Write the city's own list of what must be done about a risk; what stands on cases already stays as it is.

    :raises NotAllowedError: the actor is no administrator.
    :raises StepsMissingError: there is no step.
    :raises StepTooLongError: a step, or the list, is too long to be read.
    """
    require(can_administer(actor))
    told = [step.strip() for step in steps if step.strip()]
    if not told:
        raise StepsMissingError(field="steps")
    if len(told) > MOST or max(map(len, told)) > LONGEST:
        raise StepTooLongError(field="steps")
    rule, _made = RiskRule.objects.update_or_create(kind=kind, defaults={"steps": told})
    audit.record("risk.rule_changed", actor=actor, target=rule, at=at, details={"kind": kind.value, "steps": len(told)})
    return rule
