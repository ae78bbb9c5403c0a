"""What is done later: the head of a section is told of a day on which an answer is due."""

from datetime import date

from case_core.handovers.actions.remind_head import remind_head
from case_core.handovers.states import ReminderKind
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def remind(*, handover_id: int, kind: str, due_on: str) -> None:
    """Tell the head, if the answer is still to come and still due on that day."""
    remind_head(handover_id=handover_id, kind=ReminderKind(kind), due_on=date.fromisoformat(due_on), at=clock.now())


remind_later = handler(remind)
