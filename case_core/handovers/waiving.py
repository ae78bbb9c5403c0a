"""How a case goes on without a section's answer."""

from datetime import datetime

from case_core.handovers.actions.waive_handover import waive_handover
from tenants.accounts.actor import Actor


def waive(handover_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """
    Waive a section's answer.

    :raises AnticipatedError: what `waive_handover` objects to.
    """
    waive_handover(handover_id=handover_id, reason=reason, actor=actor, at=at)
