"""Note that the two talk."""

from datetime import datetime

from django.db import transaction

from case_core.booths.events import BoothRequestConnected
from case_core.booths.locks import locked_request, move
from case_core.booths.models import BoothRequest
from case_core.booths.policies import can_answer_booths
from case_core.booths.states import BoothWay, RequestStatus
from case_core.booths.turns import record_turn
from case_core.booths.video import meet
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def connect_request(*, request_id: int, way: str, actor: Actor, at: datetime) -> BoothRequest:
    """
    Note by which way visitor and clerk talk; by video, their meeting is planned, and each enters it with one tap.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RequestNotFoundError: there is no such request.
    :raises NotTakenError: nobody has taken it.
    :raises RequestEndedError: it has ended.
    :raises NoVideoError: the city has settled no service for talks by video.
    """
    require(can_answer_booths(actor))
    request = locked_request(request_id)
    move(request, RequestStatus.CONNECTED)
    request.way, request.connected_at = BoothWay(way), at
    if request.way == BoothWay.VIDEO:
        request.meeting = meet(request, at=at)
    request.save(update_fields=["status", "way", "connected_at", "meeting"])
    record_turn("booth_request.connected", request, actor=actor, at=at, turn=BoothRequestConnected)
    return request
