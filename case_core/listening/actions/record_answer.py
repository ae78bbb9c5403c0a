"""Record what the person said about a body, where they say it aloud."""

from datetime import datetime

from django.db import transaction

from case_core.consents.states import Manner
from case_core.listening.answers import take_answer
from case_core.listening.errors import ProofMissingError
from case_core.listening.locks import locked_session
from case_core.listening.models import ListeningEntry
from case_core.listening.policies import can_lead_sessions
from case_core.listening.states import EntryKind
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_answer(
    *, session_id: int, organization_id: int, answer: EntryKind, words: str, actor: Actor, at: datetime
) -> ListeningEntry:
    """
    Write down who heard where what the person answered about a body; refusing and taking back shut its door at once.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ListeningNotFoundError: there is no such session, or no seat of that body in it.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises ProofMissingError: nothing says how it was heard.
    :raises SessionOverError: it is over, and the answer would open something.
    :raises AnsweredSoError: it was answered so before.
    """
    require(can_lead_sessions(actor))
    session = locked_session(session_id, actor=actor)
    if not words.strip():
        raise ProofMissingError(field="words")
    told = {"how": Manner.ORAL, "words": words.strip()}
    return take_answer(session, organization_id, answer, by=actor, at=at, **told)
