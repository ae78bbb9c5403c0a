"""End a session, or call off one that has not begun."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.listening.errors import SessionOverError
from case_core.listening.events import ListeningMoved
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningSession
from case_core.listening.policies import can_lead_sessions
from case_core.listening.seats import seats_of
from case_core.listening.states import SessionState
from case_core.listening.turns import record_turn, tell_in_course
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def end_session(*, session_id: int, actor: Actor, at: datetime) -> ListeningSession:
    """
    End it: its record stands, and the bodies that were in read and confirm it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such session.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises SessionOverError: it has ended before.
    """
    require(can_lead_sessions(actor))
    session = locked_session(session_id, actor=actor)
    if session.is_over:
        raise SessionOverError
    session.ended_at, session.ended_by_id = at, actor.user_id
    session.save(update_fields=["ended_at", "ended_by"])
    event = ListeningMoved(case_id=session.case_id, session_id=session.pk)
    if session.state == SessionState.CALLED_OFF:
        _drop_meeting(session, at=at)
        record_turn("listening.called_off", event, session, actor=actor, at=at)
        return session
    names = [seat.body for seat in seats_of(session.entries.with_people()).values() if seat.has_come]
    tell_in_course(session, StepKind.LISTENING_ENDED, names=names, actor_id=actor.user_id, at=at)
    record_turn("listening.ended", event, session, actor=actor, at=at)
    return session


def _drop_meeting(session: ListeningSession, *, at: datetime) -> None:
    # One that a booking planned has the booking's number, and stays with it.
    if session.meeting is not None and session.meeting.code == session.case.number:
        call_off_meeting(meeting_id=session.meeting.pk, at=at)
