"""Put a body's proposal aside."""

from datetime import datetime

from django.db import transaction

from case_core.listening.models import ListeningEntry
from case_core.listening.proposals import open_proposal
from case_core.listening.states import EntryKind
from case_core.listening.turns import write_line
from tenants.accounts.actor import Actor


@transaction.atomic
def put_aside_proposal(*, entry_id: int, actor: Actor, at: datetime) -> ListeningEntry:
    """
    Leave a proposal where it is: the body sees that, and may write a differing view.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such proposal.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises NotOpenError: the session is over.
    :raises SettledBeforeError: a colleague was quicker.
    """
    session, proposal = open_proposal(entry_id, actor=actor)
    told = {"organization_id": proposal.organization_id, "about": proposal}
    return write_line(session, EntryKind.PUT_ASIDE, by=actor, at=at, **told)
