"""The visitor goes."""

from datetime import datetime

from django.db import transaction

from case_core.booths.endings import end
from case_core.booths.models import BoothRequest
from case_core.booths.states import RequestStatus
from mannaka_kit import audit


@transaction.atomic
def leave_booth(*, device_id: int, at: datetime) -> BoothRequest | None:
    """Give up what waits at a device, or end its talk; None where there is nothing to end."""
    rows = BoothRequest.objects.open().filter(device_id=device_id).select_for_update(of=["self"])
    request = rows.first()
    if request is None:
        return None
    is_talking = request.status == RequestStatus.CONNECTED
    target = RequestStatus.ENDED if is_talking else RequestStatus.GIVEN_UP
    end(request, target, actor=audit.CITIZEN, at=at)
    return request
