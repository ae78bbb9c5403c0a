"""What follows from a call, and from the end of its case."""

from datetime import timedelta

from case_core.cases.events import CaseClosed
from case_core.desk.actions.end_with_case import end_with_case
from case_core.desk.events import SummonsMade
from case_core.desk.rules import minutes_until_head
from case_core.desk.selectors import moment_of_call
from case_core.desk.tasks import escalate_later
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe


@subscribe(SummonsMade)
def plan_escalation(event: SummonsMade) -> None:
    """Look again when the city's minutes are over."""
    due_at = moment_of_call(event.summons_id) + timedelta(minutes=minutes_until_head())
    events.enqueue(escalate_later, due_at=due_at, summons_id=event.summons_id)


@subscribe(CaseClosed)
def free_the_rooms(event: CaseClosed) -> None:
    """Let nobody be called to a case that has ended."""
    end_with_case(case_id=event.case_id, at=clock.now())
