"""Take in what the person answers about a body, on a screen of their own."""

from datetime import datetime

from django.db import transaction

from case_core.consents.states import Manner
from case_core.listening.answers import take_answer
from case_core.listening.errors import ListeningNotFoundError
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningEntry
from case_core.listening.states import EntryKind
from mannaka_kit import audit


@transaction.atomic
def answer_on_screen(
    *, case_id: int, session_id: int, organization_id: int, answer: EntryKind, at: datetime
) -> ListeningEntry:
    """
    Let the person agree to a body, refuse it, or take the agreement back; whoever calls this made sure who they are.

    :raises ListeningNotFoundError: their case has no such session, or the body no seat in it.
    :raises SessionOverError: it is over, and the answer would open something.
    :raises AnsweredSoError: it was answered so before.
    """
    session = locked_session(session_id, actor=None)
    if session.case_id != case_id:
        raise ListeningNotFoundError
    return take_answer(session, organization_id, answer, by=audit.CITIZEN, at=at, how=Manner.ELECTRONIC)
