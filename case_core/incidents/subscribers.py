"""What follows from an agreed answer: its end."""

from datetime import datetime, time, timedelta

from case_core.incidents.events import LineAgreed
from case_core.incidents.selectors import last_day_of
from case_core.incidents.tasks import expire_later
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe


@subscribe(LineAgreed)
def plan_its_end(event: LineAgreed) -> None:
    """Look again when its last day is over."""
    due_at = datetime.combine(last_day_of(event.line_id) + timedelta(days=1), time(), clock.TOKYO)
    events.enqueue(expire_later, due_at=due_at, line_id=event.line_id)
