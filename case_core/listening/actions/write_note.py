"""Write down what is heard, or a fact that everybody is asked to confirm."""

from datetime import datetime

from django.db import transaction

from case_core.listening.errors import NothingSaidError, NotOpenError
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningEntry
from case_core.listening.policies import can_lead_sessions
from case_core.listening.states import EntryKind, SessionState
from case_core.listening.turns import write_line
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def write_note(*, session_id: int, words: str, is_fact: bool = False, actor: Actor, at: datetime) -> ListeningEntry:
    """
    Write for everybody at the table, while the session runs.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such session.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises NothingSaidError: the words are empty.
    :raises NotOpenError: it has not begun, or is over.
    """
    require(can_lead_sessions(actor))
    session = locked_session(session_id, actor=actor)
    if not words.strip():
        raise NothingSaidError(field="words")
    if session.state != SessionState.OPEN:
        raise NotOpenError
    kind = EntryKind.FACT if is_fact else EntryKind.NOTE
    return write_line(session, kind, by=actor, at=at, words=words.strip())
