"""What is done later: a call without an answer goes to the head."""

from case_core.desk.actions.escalate_summons import escalate_summons
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def escalate(*, summons_id: int) -> None:
    """Put the call before the head of the section, if it is still unanswered."""
    escalate_summons(summons_id=summons_id, at=clock.now())


escalate_later = handler(escalate)
