"""Take a session for a change: the case first, always; of two who write at once, one line comes after the other."""

from case_core.cases.locks import locked_case
from case_core.listening.errors import ListeningNotFoundError
from case_core.listening.models import ListeningEntry, ListeningSession
from tenants.accounts.actor import Actor


def locked_session(session_id: int, *, actor: Actor | None) -> ListeningSession:
    """
    Return a session with its case, both locked; without an actor, for who comes by a seat or a receipt.

    :raises ListeningNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = ListeningSession.objects.filter(pk=session_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise ListeningNotFoundError
    case = locked_case(case_id, actor=actor)
    session = ListeningSession.objects.select_for_update().get(pk=session_id)
    session.case = case
    return session


def entry_in(session: ListeningSession, entry_id: int, *kinds: str) -> ListeningEntry:
    """
    Return a line of a session that is of one of these kinds.

    :raises ListeningNotFoundError: there is none.
    """
    entry = session.entries.filter(pk=entry_id, kind__in=kinds).select_related("organization").first()
    if entry is None:
        raise ListeningNotFoundError
    return entry
