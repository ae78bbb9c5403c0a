"""Keep a differing view beside what stands in the record."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import DoorShutError, NothingSaidError
from case_core.listening.locks import entry_in
from case_core.listening.models import ListeningEntry
from case_core.listening.states import SHARED, EntryKind
from case_core.listening.taking_part import at_the_door, taking_part
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor


@transaction.atomic
def differ(*, session_id: int, entry_id: int, words: str, actor: PartnerActor, at: datetime) -> ListeningEntry:
    """
    Write beside a note or a fact how one's body sees it; nothing is overwritten, and afterwards there is time for it.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person, or there is no such line.
    :raises DoorShutError: the door is shut, or their body has confirmed the record.
    :raises NotHereError: the session runs and they have not come in.
    :raises NothingSaidError: the words are empty.
    """
    found = at_the_door(session_id, actor=actor, at=at)
    if not found.is_for_the_record:
        found = taking_part(session_id, actor=actor, at=at)
    elif found.seat.confirmed is not None:
        raise DoorShutError
    line = entry_in(found.session, entry_id, *SHARED)
    if not words.strip():
        raise NothingSaidError(field="words")
    told = {"organization_id": actor.organization_id, "about": line, "words": words.strip()}
    return write_line(found.session, EntryKind.DIFFERING, by=actor, at=at, **told)
