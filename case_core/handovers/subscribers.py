"""What follows from a hand-over: its head is told on the business day before the answer is due, and on the day."""

from datetime import date, datetime, time

from case_core.cases.deadlines import business_day_before
from case_core.handovers.events import ExtensionGranted, HandoverSent
from case_core.handovers.selectors import day_of_answer
from case_core.handovers.states import ReminderKind
from case_core.handovers.tasks import remind_later
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe

_MORNING = time(8, 30)


@subscribe(HandoverSent)
def plan_reminders(event: HandoverSent) -> None:
    """Plan both notices of the first day."""
    _plan(event.handover_id)


@subscribe(ExtensionGranted)
def plan_reminders_again(event: ExtensionGranted) -> None:
    """Plan both notices of the later day; those of the old one find that it no longer holds."""
    _plan(event.handover_id)


def _plan(handover_id: int) -> None:
    due_on = day_of_answer(handover_id)
    for kind, day in ((ReminderKind.DAY_BEFORE, business_day_before(due_on)), (ReminderKind.ON_DAY, due_on)):
        _plan_one(handover_id, kind, day, due_on)


def _plan_one(handover_id: int, kind: ReminderKind, day: date, due_on: date) -> None:
    due_at = datetime.combine(day, _MORNING, clock.TOKYO)
    # Whoever was asked this morning needs no notice of this morning.
    if due_at > clock.now():
        events.enqueue(remind_later, due_at=due_at, handover_id=handover_id, kind=kind.value, due_on=due_on.isoformat())
