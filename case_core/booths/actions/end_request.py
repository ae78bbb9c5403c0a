"""End the talk with somebody at a booth."""

from datetime import datetime

from django.db import transaction

from case_core.booths.endings import end
from case_core.booths.locks import locked_request
from case_core.booths.models import BoothRequest
from case_core.booths.policies import can_answer_booths
from case_core.booths.states import RequestStatus
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def end_request(*, request_id: int, actor: Actor, at: datetime) -> BoothRequest:
    """
    End a request that was taken: the booth returns to its start.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RequestNotFoundError: there is no such request.
    :raises NotTakenError: nobody has taken it.
    :raises RequestEndedError: it has ended.
    """
    require(can_answer_booths(actor))
    request = locked_request(request_id)
    end(request, RequestStatus.ENDED, actor=actor, at=at)
    return request
