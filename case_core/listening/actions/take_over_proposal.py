"""Take a body's proposal up into the notes."""

from datetime import datetime

from django.db import transaction

from case_core.listening.models import ListeningEntry
from case_core.listening.proposals import open_proposal
from case_core.listening.states import EntryKind
from case_core.listening.turns import write_line
from tenants.accounts.actor import Actor


@transaction.atomic
def take_over_proposal(*, entry_id: int, is_fact: bool = False, actor: Actor, at: datetime) -> ListeningEntry:
    """
    Put the words of a body on the table, as a note or as a fact to confirm; whose they are stays beside them.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such proposal.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises NotOpenError: the session is over.
    :raises SettledBeforeError: a colleague was quicker.
    """
    session, proposal = open_proposal(entry_id, actor=actor)
    kind = EntryKind.FACT if is_fact else EntryKind.NOTE
    told = {"organization_id": proposal.organization_id, "words": proposal.words, "about": proposal}
    return write_line(session, kind, by=actor, at=at, **told)
