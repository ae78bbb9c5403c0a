"""Look into a restricted record in an emergency."""

from datetime import date, datetime, timedelta

from django.db import transaction

from case_core.records.errors import NoNeedError, WordsMissingError
from case_core.records.events import GlassBroken
from case_core.records.locks import locked_compartment
from case_core.records.models import Compartment, Membership, Opening, OpeningNotice
from case_core.records.policies import can_come_to_records
from case_core.records.rules import record_rules
from case_core.records.sealing import seal_reason
from case_core.records.selectors import readable_to
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.accounts.selectors import heads_on


@transaction.atomic
def break_glass(*, compartment_id: int, reason: str, actor: Actor, at: datetime) -> Opening:
    """
    Open a record for the city's minutes, with the reason in writing; its members and the heads are told.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CompartmentNotFoundError: there is no such record.
    :raises NoNeedError: the actor may read it as it is.
    :raises WordsMissingError: the reason is empty.
    """
    require(can_come_to_records(actor))
    case, compartment = locked_compartment(compartment_id, actor=actor)
    if readable_to(actor, at=at).filter(pk=compartment.pk).exists():
        raise NoNeedError
    if not reason.strip():
        raise WordsMissingError(field="reason")
    minutes = record_rules().minutes_open
    opening = _open(compartment, reason, actor=actor, at=at, until=at + timedelta(minutes=minutes))
    _tell(opening, on=day_of(at))
    details = {"compartment": compartment.pk, "minutes": minutes}
    audit.record("record.glass_broken", actor=actor, target=opening, at=at, case_id=case.pk, details=details)
    events.record(GlassBroken(case_id=case.pk, compartment_id=compartment.pk, opening_id=opening.pk))
    return opening


def _open(compartment: Compartment, reason: str, *, actor: Actor, at: datetime, until: datetime) -> Opening:
    opening = Opening(compartment=compartment, opened_by_id=actor.user_id, opened_at=at, until=until)
    opening.sealed_reason = seal_reason(opening.key, reason)
    opening.save(force_insert=True)
    return opening


def _tell(opening: Opening, *, on: date) -> None:
    members = Membership.objects.filter(compartment=opening.compartment, removed_at=None)
    heads = heads_on(on).filter(section=None)
    told = {*members.values_list("user_id", flat=True), *heads.values_list("user_id", flat=True)}
    told.discard(opening.opened_by_id)
    OpeningNotice.objects.bulk_create([OpeningNotice(opening=opening, user_id=user_id) for user_id in sorted(told)])
