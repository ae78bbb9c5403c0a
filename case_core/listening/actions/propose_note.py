"""Propose words for the notes as somebody of a body."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.listening.errors import NothingSaidError
from case_core.listening.models import ListeningEntry
from case_core.listening.states import EntryKind
from case_core.listening.taking_part import taking_part
from case_core.listening.turns import write_line
from tenants.partners.actor import PartnerActor

MOST_LETTERS: Final = 2000


@transaction.atomic
def propose_note(*, session_id: int, words: str, actor: PartnerActor, at: datetime) -> ListeningEntry:
    """
    Propose words to the centre, which takes them up or puts them aside; the other bodies see them when taken up.

    :raises ListeningNotFoundError: nothing of the kind was shared with this person.
    :raises DoorShutError: the door is shut, or the session does not run.
    :raises NotHereError: they have not come in.
    :raises NothingSaidError: the words are empty.
    """
    found = taking_part(session_id, actor=actor, at=at)
    if not words.strip():
        raise NothingSaidError(field="words")
    told = {"organization_id": actor.organization_id, "words": words.strip()}
    return write_line(found.session, EntryKind.PROPOSAL, by=actor, at=at, **told)
