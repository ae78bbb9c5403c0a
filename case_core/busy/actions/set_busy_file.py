"""Take somebody's busy times from a file."""

from datetime import datetime

from django.db import transaction

from case_core.busy.actions.record_times import record_times
from case_core.busy.busy_spans import read_spans
from case_core.busy.locks import locked_person
from case_core.busy.models import BusySource
from case_core.busy.states import SourceKind
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def set_busy_file(*, counsellor_id: int, content: bytes, actor: Actor, at: datetime) -> BusySource:
    """
    Keep when somebody is busy, and nothing else of the file; an address that was there is given up.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    :raises NotReadError: it is no calendar, or there is too much in it.
    """
    person, source = locked_person(counsellor_id, actor=actor)
    found = read_spans(content, at=at)
    source = source or BusySource(counsellor=person)
    source.kind, source.address, source.host = SourceKind.FILE, "", ""
    source.set_by_id, source.set_at = actor.user_id, at
    source.save()
    audit.record("busy.set", actor=actor, target=source, at=at, details={"kind": "file", "counsellor": person.pk})
    record_times(source_id=source.pk, found=found, at=at)
    source.refresh_from_db()
    return source
