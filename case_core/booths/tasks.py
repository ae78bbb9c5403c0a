"""What is done later: a request that nobody ended ends."""

from case_core.booths.actions.end_overdue_request import end_overdue_request
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def end_overdue(*, request_id: int) -> None:
    """End the request if its time is over."""
    end_overdue_request(request_id=request_id, at=clock.now())


end_overdue_later = handler(end_overdue)
