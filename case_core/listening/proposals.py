"""Take a proposal for settling it: of two clerks, the second comes too late."""

from case_core.listening.errors import ListeningNotFoundError, NotOpenError, SettledBeforeError
from case_core.listening.locks import entry_in, locked_session
from case_core.listening.models import ListeningEntry, ListeningSession
from case_core.listening.policies import can_lead_sessions
from case_core.listening.states import EntryKind, SessionState
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def open_proposal(entry_id: int, *, actor: Actor) -> tuple[ListeningSession, ListeningEntry]:
    """
    Return a session that runs, locked, with a proposal in it that nobody has settled.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such proposal.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises NotOpenError: the session is over.
    :raises SettledBeforeError: a colleague was quicker.
    """
    require(can_lead_sessions(actor))
    session_id = ListeningEntry.objects.filter(pk=entry_id).values_list("session_id", flat=True).first()
    if session_id is None:
        raise ListeningNotFoundError
    session = locked_session(session_id, actor=actor)
    proposal = entry_in(session, entry_id, EntryKind.PROPOSAL)
    if session.state != SessionState.OPEN:
        raise NotOpenError
    if session.entries.filter(about=proposal).exists():
        raise SettledBeforeError
    return session, proposal
