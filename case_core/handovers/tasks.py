"""What is done later: the head of a section is told of a day on which an answer is due."""

from datetime import date

from case_core.handovers.actions.remind_head import remind_head
from case_core.handovers.recipients import answerable_for
from case_core.handovers.reminder_mail import send_reminder
from case_core.handovers.selectors import handover_to_remind
from case_core.handovers.states import ReminderKind
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, errand


def remind(*, handover_id: int, kind: str, due_on: str) -> Settle:
    """Tell the head, if the answer is still to come and still due on that day."""
    of, day = ReminderKind(kind), date.fromisoformat(due_on)
    handover = handover_to_remind(handover_id, kind=of, due_on=day)
    if handover is None:
        return _nothing
    mails = send_reminder(handover, of, answerable_for(handover.section_id, on=clock.today()))
    return lambda: remind_head(handover_id=handover_id, kind=of, due_on=day, mails=mails, at=clock.now())


remind_later = errand(remind)


def _nothing() -> None:
    """Write nothing: the answer came, or the head was told."""
