"""Make the case of a talk at a booth."""

from datetime import datetime

from django.db import transaction

from case_core.booths.errors import AlreadyACaseError, NotTakenError
from case_core.booths.events import BoothRequestConnected
from case_core.booths.locks import locked_request
from case_core.booths.models import BoothRequest
from case_core.booths.policies import can_answer_booths
from case_core.booths.states import CHANNELS, BoothWay, RequestStatus
from case_core.booths.turns import record_turn
from case_core.intake.actions.receive_matter import PersonDetails, Received, receive_matter
from case_core.meetings.actions.tie_meeting import tie_meeting
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def take_up_request(*, request_id: int, words: str, actor: Actor, at: datetime, name: str = "") -> Received:
    """
    Take the matter in by the one door for matters, once; the talk has begun if it had not.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RequestNotFoundError: there is no such request.
    :raises NotTakenError: nobody has taken it.
    :raises AlreadyACaseError: somebody has taken it up.
    :raises MatterMissingError: there are no words.
    """
    require(can_answer_booths(actor))
    request = locked_request(request_id)
    if request.answered_at is None:
        raise NotTakenError
    if request.case_id is not None:
        raise AlreadyACaseError
    _begin_talk(request, at=at)
    received = receive_matter(
        channel=CHANNELS[request.way],
        topic=request.topic,
        body=words,
        person=PersonDetails(name=name),
        actor=actor,
        at=at,
    )
    request.case_id = received.case_id
    request.save(update_fields=["status", "way", "connected_at", "case"])
    if request.meeting_id is not None:
        tie_meeting(meeting_id=request.meeting_id, case_id=received.case_id, at=at)
    record_turn("booth_request.taken_up", request, actor=actor, at=at, turn=BoothRequestConnected)
    return received


def _begin_talk(request: BoothRequest, *, at: datetime) -> None:
    if request.status == RequestStatus.ANSWERED:
        request.status, request.way, request.connected_at = RequestStatus.CONNECTED, BoothWay.TELEPHONE, at
