"""Confirm the record of a session as a body."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import ConfirmedBeforeError, DoorShutError, NotOverError
from case_core.listening.models import ListeningEntry
from case_core.listening.states import EntryKind
from case_core.listening.taking_part import at_the_door
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor


@transaction.atomic
def confirm_record(*, session_id: int, actor: PartnerActor, at: datetime) -> ListeningEntry:
    """
    Say for one's body, once, that the record tells what was heard; its differing views stand in it.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    :raises NotOverError: the session runs.
    :raises DoorShutError: the door is shut.
    :raises ConfirmedBeforeError: their body has said so.
    """
    found = at_the_door(session_id, actor=actor, at=at)
    if found.is_open:
        raise NotOverError
    if not found.is_for_the_record:
        raise DoorShutError
    if found.seat.confirmed is not None:
        raise ConfirmedBeforeError
    return write_line(found.session, EntryKind.RECORD_CONFIRMED, by=actor, at=at, organization_id=actor.organization_id)
