"""Confirm a fact as a body."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import ConfirmedBeforeError
from case_core.listening.locks import entry_in
from case_core.listening.models import ListeningEntry
from case_core.listening.states import EntryKind
from case_core.listening.taking_part import taking_part
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor


@transaction.atomic
def confirm_fact(*, session_id: int, entry_id: int, actor: PartnerActor, at: datetime) -> ListeningEntry:
    """
    Say for one's body that a fact is so, once.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person, or there is no such fact.
    :raises DoorShutError: the door is shut, or the session does not run.
    :raises NotHereError: they have not come in.
    :raises ConfirmedBeforeError: their body has said so.
    """
    found = taking_part(session_id, actor=actor, at=at)
    fact = entry_in(found.session, entry_id, EntryKind.FACT)
    mine = {"organization_id": actor.organization_id, "about": fact}
    if found.session.entries.filter(kind=EntryKind.CONFIRMED, **mine).exists():
        raise ConfirmedBeforeError
    return write_line(found.session, EntryKind.CONFIRMED, by=actor, at=at, **mine)
