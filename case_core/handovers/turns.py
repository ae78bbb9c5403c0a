"""What a turn of a hand-over leaves behind: a line in the case's course, an audit entry, an event."""

from datetime import date, datetime
from typing import TypeAlias

from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from case_core.handovers.events import ExtensionAsked, ExtensionGranted, ExtensionRefused, ReturnAllowed
from case_core.handovers.models import Handover
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

Turn: TypeAlias = type[ExtensionAsked | ExtensionGranted | ExtensionRefused | ReturnAllowed]


def tell(
    case: Case, handover: Handover, kind: StepKind, *, note: str, actor: Actor, at: datetime, day: date | None
) -> None:
    """Write a line into the course of a locked case, which begins with the section's name."""
    words = f"{handover.section.name}：{note}" if note else handover.section.name
    CaseStep.objects.create(case=case, at=at, kind=kind, actor_id=actor.user_id, note=words, day=day)
    case.touched_at = at
    case.save(update_fields=["touched_at"])


def record_turn(code: str, turn: Turn, handover: Handover, *, actor: Actor, at: datetime) -> None:
    """
    Record who did it, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    details = {"section": handover.section_id}
    audit.record(code, actor=actor, target=handover, at=at, case_id=handover.case_id, details=details)
    events.record(turn(case_id=handover.case_id, handover_id=handover.pk, section_id=handover.section_id))
