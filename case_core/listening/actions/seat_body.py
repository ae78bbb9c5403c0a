"""Give one more body a seat."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import SeatedBeforeError, SessionOverError, ShareMissingError
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningEntry
from case_core.listening.policies import can_lead_sessions
from case_core.listening.shares import bodies_that_may_listen
from case_core.listening.states import EntryKind
from case_core.listening.turns import write_line
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def seat_body(*, session_id: int, organization_id: int, actor: Actor, at: datetime) -> ListeningEntry:
    """
    Give a body a seat, also while the session runs; the person is asked about it first.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such session.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises SessionOverError: it has ended.
    :raises SeatedBeforeError: the body has one.
    :raises ShareMissingError: nothing is shared with the body that lets it listen.
    """
    require(can_lead_sessions(actor))
    session = locked_session(session_id, actor=actor)
    if session.is_over:
        raise SessionOverError
    if session.entries.seats_of(organization_id).exists():
        raise SeatedBeforeError(field="organization")
    if organization_id not in bodies_that_may_listen(session.case, at=at):
        raise ShareMissingError(field="organization")
    return write_line(session, EntryKind.SEATED, by=actor, at=at, organization_id=organization_id)
