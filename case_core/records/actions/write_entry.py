"""Write into a restricted record."""

from datetime import datetime

from django.db import transaction

from case_core.cases.errors import CaseClosedError
from case_core.cases.states import StatementKind
from case_core.records.errors import NotAStatementError, SpeakerMissingError, WordsMissingError
from case_core.records.events import EntrySealed
from case_core.records.locks import is_member, locked_compartment
from case_core.records.models import SealedEntry
from case_core.records.policies import can_write_in
from case_core.records.sealing import Words, seal_words
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def write_entry(
    *, compartment_id: int, kind: StatementKind, body: str, speaker: str = "", actor: Actor, at: datetime
) -> SealedEntry:
    """
    Write an entry, sealed with the city's key; a third party's words name the third party.

    :raises CompartmentNotFoundError: there is no such record.
    :raises NotAllowedError: the actor does not keep it.
    :raises CaseClosedError: the case has ended.
    :raises NotAStatementError: it is none of the four kinds of words.
    :raises WordsMissingError: nothing was written.
    :raises SpeakerMissingError: it is a third party's, and nobody is named.
    """
    case, compartment = locked_compartment(compartment_id, actor=actor)
    require(can_write_in(actor, is_member=is_member(compartment, actor.user_id)))
    if case.is_closed:
        raise CaseClosedError
    words = _words(kind, body=body, speaker=speaker)
    entry = SealedEntry(compartment=compartment, at=at, author_id=actor.user_id, kind=kind)
    entry.sealed = seal_words(entry.key, words)
    entry.save(force_insert=True)
    audit.record("record.written", actor=actor, target=entry, at=at, case_id=case.pk)
    events.record(EntrySealed(case_id=case.pk, compartment_id=compartment.pk))
    return entry


def _words(kind: StatementKind, *, body: str, speaker: str) -> Words:
    if kind == StatementKind.REPLY:
        raise NotAStatementError(field="kind")
    if not body.strip():
        raise WordsMissingError(field="body")
    is_third = kind == StatementKind.THIRD_PARTY
    if is_third and not speaker.strip():
        raise SpeakerMissingError(field="speaker")
    return Words(body=body, speaker=speaker.strip() if is_third else "")
