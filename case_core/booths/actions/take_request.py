"""Answer somebody at a booth."""

from datetime import datetime

from django.db import transaction

from case_core.booths.counting import count
from case_core.booths.errors import RequestTakenError, RoomNotValidError
from case_core.booths.events import BoothRequestAnswered
from case_core.booths.locks import locked_request, move
from case_core.booths.models import BoothRequest
from case_core.booths.policies import can_answer_booths
from case_core.booths.states import TAKEN, RequestStatus
from case_core.booths.turns import record_turn
from case_core.desk.models import Room
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def take_request(*, request_id: int, actor: Actor, at: datetime, room_id: int | None = None) -> BoothRequest:
    """
    Take a request that waits, at a room of the centre or without one.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RequestNotFoundError: there is no such request.
    :raises RequestTakenError: a colleague was quicker; the error names them.
    :raises RequestEndedError: the visitor has gone.
    :raises RoomNotValidError: there is no such room on this day.
    """
    require(can_answer_booths(actor))
    request = locked_request(request_id)
    if request.status in TAKEN:
        raise RequestTakenError.by(request)
    move(request, RequestStatus.ANSWERED)
    request.room = _room(room_id, at=at)
    request.answered_by_id, request.answered_at = actor.user_id, at
    request.save(update_fields=["status", "room", "answered_by", "answered_at"])
    count("answered", site_id=request.site_id, at=request.opened_at)
    record_turn("booth_request.answered", request, actor=actor, at=at, turn=BoothRequestAnswered)
    return request


def _room(room_id: int | None, *, at: datetime) -> Room | None:
    if room_id is None:
        return None
    room = Room.objects.valid_on(day_of(at)).filter(pk=room_id).first()
    if room is None:
        raise RoomNotValidError(field="room")
    return room
