"""Leave a session as somebody of a body."""

from datetime import datetime

from django.db import transaction

from case_core.listening.models import ListeningSession
from case_core.listening.states import EntryKind
from case_core.listening.taking_part import at_the_door
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor


@transaction.atomic
def leave_session(*, session_id: int, actor: PartnerActor, at: datetime) -> ListeningSession:
    """
    Leave, also through a door that was shut meanwhile; who is not in has left.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    """
    found = at_the_door(session_id, actor=actor, at=at)
    if found.seat.is_in(actor.user_id) and not found.session.is_over:
        write_line(found.session, EntryKind.LEFT, by=actor, at=at, organization_id=actor.organization_id)
    return found.session
