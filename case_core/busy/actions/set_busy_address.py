"""Take somebody's busy times from the groupware's address."""

from datetime import datetime

from django.db import transaction

from case_core.busy.address import sealed
from case_core.busy.events import BusyAddressSet
from case_core.busy.fetching import operators_guard, require_address
from case_core.busy.locks import locked_person
from case_core.busy.models import BusySource
from case_core.busy.states import SourceKind
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def set_busy_address(*, counsellor_id: int, address: str, actor: Actor, at: datetime) -> BusySource:
    """
    Keep where somebody's calendar is, encrypted; a worker reads it soon, and then again and again.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    :raises AddressWrongError: it is no address that a calendar could be read at.
    :raises NotReadError: its host is none of the operator's.
    """
    person, source = locked_person(counsellor_id, actor=actor)
    parts = require_address(address, guard=operators_guard())
    source = source or BusySource(counsellor=person)
    source.kind, source.host = SourceKind.ADDRESS, parts.hostname or ""
    source.address = sealed(address.strip(), counsellor_id=person.pk)
    source.set_by_id, source.set_at = actor.user_id, at
    source.tried_at = source.read_at = None
    source.failure, source.times, source.unread = "", 0, 0
    source.save()
    audit.record("busy.set", actor=actor, target=source, at=at, details={"kind": "address", "counsellor": person.pk})
    events.record(BusyAddressSet(source_id=source.pk))
    return source
