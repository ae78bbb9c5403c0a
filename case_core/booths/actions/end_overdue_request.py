"""End what nobody ended."""

from datetime import datetime

from django.db import transaction

from case_core.booths.endings import end
from case_core.booths.locks import locked_request
from case_core.booths.models import BoothRequest
from case_core.booths.rules import is_overdue, rules
from case_core.booths.states import RequestStatus
from mannaka_kit import audit


@transaction.atomic
def end_overdue_request(*, request_id: int, at: datetime) -> BoothRequest:
    """
    Stop waiting when the city's minutes are over, and end a talk that was forgotten; others are left alone.

    :raises RequestNotFoundError: there is no such request.
    """
    request = locked_request(request_id)
    if is_overdue(request, rules(), at=at):
        waited = request.status == RequestStatus.WAITING
        end(request, RequestStatus.TIMED_OUT if waited else RequestStatus.ENDED, actor=audit.SYSTEM, at=at)
    return request
