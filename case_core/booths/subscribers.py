"""What follows from a request: it does not wait, or go on, for ever."""

from datetime import timedelta

from case_core.booths.events import BoothRequestAnswered, BoothRequestOpened
from case_core.booths.rules import LONGEST_TALK, rules
from case_core.booths.selectors import moment_of_request
from case_core.booths.tasks import end_overdue_later
from mannaka_kit.outbox import events, subscribe


@subscribe(BoothRequestOpened)
def plan_end_of_waiting(event: BoothRequestOpened) -> None:
    """Look again when the city's minutes are over."""
    due_at = moment_of_request(event.request_id) + timedelta(minutes=rules().minutes_until_end)
    events.enqueue(end_overdue_later, due_at=due_at, request_id=event.request_id)


@subscribe(BoothRequestAnswered)
def plan_end_of_talk(event: BoothRequestAnswered) -> None:
    """Look again when no talk at a booth goes on any longer; an hour more, since it is counted from the answer."""
    due_at = moment_of_request(event.request_id) + LONGEST_TALK + timedelta(hours=1)
    events.enqueue(end_overdue_later, due_at=due_at, request_id=event.request_id)
