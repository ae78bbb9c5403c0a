"""Take a session for a change by somebody of a body: the door is asked again, with the log locked."""

from datetime import datetime

from case_core.listening.attending import Attended, attended
from case_core.listening.errors import DoorShutError, NotHereError
from case_core.listening.locks import locked_session
from tenants.partners.actor import PartnerActor


def taking_part(session_id: int, *, actor: PartnerActor, at: datetime) -> Attended:
    """
    Return a locked session that runs, in which this person is.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    :raises DoorShutError: the door is shut, or the session does not run.
    :raises NotHereError: they have not come in.
    """
    found = at_the_door(session_id, actor=actor, at=at)
    if not found.is_open:
        raise DoorShutError
    if not found.seat.is_in(actor.user_id):
        raise NotHereError
    return found


def at_the_door(session_id: int, *, actor: PartnerActor, at: datetime) -> Attended:
    """
    Return a session, locked, as it stands for this person.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    """
    attended(actor, session_id, at=at)  # before the lock: whoever has no seat locks nothing
    locked_session(session_id, actor=None)
    return attended(actor, session_id, at=at)
