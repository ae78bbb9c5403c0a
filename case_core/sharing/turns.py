"""What every turn of a share leaves behind: its place in the course of the case, its audit entry and its event."""

from datetime import datetime
from typing import Any

from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.sharing.models import ShareGrant
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.partners.actor import BodyActor, PartnerActor


def record_turn(
    code: str,
    event: object,
    grant: ShareGrant,
    *,
    kind: StepKind,
    actor: Actor | PartnerActor | BodyActor,
    at: datetime,
) -> None:
    """Tell a turn in the course of the locked case, and record who did it."""
    note = grant.organization.name
    CaseStep.objects.create(case=grant.case, at=at, kind=kind, actor_id=actor.user_id, note=note)
    details: dict[str, Any] = {
        "ground": grant.ground,
        "organization": grant.organization_id,
        "classes": list(grant.data_classes),
    }
    audit.record(code, actor=actor, target=grant, at=at, case_id=grant.case_id, details=details)
    events.record(event)
