"""Come into a session as somebody of a body."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import DoorShutError
from case_core.listening.models import ListeningSession
from case_core.listening.states import EntryKind
from case_core.listening.taking_part import at_the_door
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor


@transaction.atomic
def enter_session(*, session_id: int, actor: PartnerActor, at: datetime) -> ListeningSession:
    """
    Come in, which everybody at the table sees; who is in already stays.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    :raises DoorShutError: the door is shut, or the session does not run.
    """
    found = at_the_door(session_id, actor=actor, at=at)
    if not found.is_open:
        raise DoorShutError
    if not found.seat.is_in(actor.user_id):
        write_line(found.session, EntryKind.CAME, by=actor, at=at, organization_id=actor.organization_id)
    return found.session
