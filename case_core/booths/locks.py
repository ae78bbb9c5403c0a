"""Take a request for a change: of two who want it, the second comes after the first."""

from case_core.booths.errors import NotTakenError, RequestEndedError, RequestNotFoundError
from case_core.booths.models import BoothRequest
from case_core.booths.states import RequestStatus, may_become


def locked_request(request_id: int) -> BoothRequest:
    """
    Return the request, locked until the transaction ends.

    :raises RequestNotFoundError: there is none.
    """
    rows = BoothRequest.objects.select_for_update(of=["self"]).select_related("site", "answered_by")
    request = rows.filter(pk=request_id).first()
    if request is None:
        raise RequestNotFoundError
    return request


def move(request: BoothRequest, target: RequestStatus) -> None:
    """
    Put the request into another state, in memory.

    :raises NotTakenError: somebody must take it first.
    :raises RequestEndedError: its state does not lead there.
    """
    if may_become(request.status, target):
        request.status = target
        return
    raise NotTakenError if request.status == RequestStatus.WAITING else RequestEndedError
