"""End a request, whoever ends it."""

from datetime import datetime

from case_core.booths.counting import count
from case_core.booths.events import BoothRequestEnded
from case_core.booths.locks import move
from case_core.booths.models import BoothRequest
from case_core.booths.states import RequestStatus
from case_core.booths.turns import record_turn
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from mannaka_kit import audit
from tenants.accounts.actor import Actor

_MISSED = frozenset({RequestStatus.GIVEN_UP, RequestStatus.TIMED_OUT})


def end(request: BoothRequest, target: RequestStatus, *, actor: Actor | audit.Actor, at: datetime) -> None:
    """
    Write the end of a request down; call it with the request locked.

    :raises NotTakenError: somebody must take it first.
    :raises RequestEndedError: it has ended.
    """
    move(request, target)
    request.ended_at = at
    request.ended_by_id = actor.user_id if isinstance(actor, Actor) else None
    request.save(update_fields=["status", "ended_at", "ended_by"])
    if target in _MISSED and request.answered_at is None:
        count("missed", site_id=request.site_id, at=request.opened_at)
    if request.meeting_id is not None:
        call_off_meeting(meeting_id=request.meeting_id, at=at)
    record_turn(f"booth_request.{target}", request, actor=actor, at=at, turn=BoothRequestEnded)
