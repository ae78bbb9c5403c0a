"""What is done later: an agreed answer ends after its last day."""

from case_core.incidents.actions.end_expired_line import end_expired_line
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def expire(*, line_id: int) -> None:
    """Take the answer off its case, if its last day is over."""
    end_expired_line(line_id=line_id, at=clock.now())


expire_later = handler(expire)
