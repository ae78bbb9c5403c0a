"""Begin a session."""

from datetime import datetime

from django.db import transaction

from case_core.cases.errors import CaseClosedError
from case_core.cases.states import StepKind
from case_core.listening.errors import NotPlannedError
from case_core.listening.events import ListeningMoved
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningSession
from case_core.listening.policies import can_lead_sessions
from case_core.listening.seats import seats_of
from case_core.listening.states import SessionState
from case_core.listening.turns import record_turn, tell_in_course
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def open_session(*, session_id: int, actor: Actor, at: datetime) -> ListeningSession:
    """
    Begin: bodies to which the person has agreed may come in, the others when they agree.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such session.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises CaseClosedError: its case has ended.
    :raises NotPlannedError: it has begun, or is over.
    """
    require(can_lead_sessions(actor))
    session = locked_session(session_id, actor=actor)
    if session.state != SessionState.PLANNED:
        raise NotPlannedError
    if session.case.is_closed:
        raise CaseClosedError
    session.opened_at, session.opened_by_id = at, actor.user_id
    session.save(update_fields=["opened_at", "opened_by"])
    names = [seat.body for seat in seats_of(session.entries.with_people()).values()]
    tell_in_course(session, StepKind.LISTENING_BEGUN, names=names, actor_id=actor.user_id, at=at)
    event = ListeningMoved(case_id=session.case_id, session_id=session.pk)
    record_turn("listening.opened", event, session, actor=actor, at=at)
    return session
