"""Begin a restricted record."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.marks import put_mark
from case_core.cases.states import Mark
from case_core.records.errors import CompartmentExistsError
from case_core.records.events import CompartmentOpened
from case_core.records.models import Compartment, Membership
from case_core.records.policies import can_come_to_records
from case_core.records.states import CompartmentKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def open_compartment(*, case_id: int, kind: CompartmentKind, actor: Actor, at: datetime) -> Compartment:
    """
    Keep a part of the case apart; whoever begins it is its first member, and the case gets its mark.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises CompartmentExistsError: there is one of this kind.
    """
    require(can_come_to_records(actor))
    case = locked_open_case(case_id, actor=actor)
    if Compartment.objects.filter(case=case, kind=kind).exists():
        raise CompartmentExistsError(field="kind")
    compartment = Compartment.objects.create(case=case, kind=kind, opened_by_id=actor.user_id, opened_at=at)
    Membership.objects.create(compartment=compartment, user_id=actor.user_id, added_by_id=actor.user_id, added_at=at)
    put_mark(case, Mark.RESTRICTED)
    audit.record("record.opened", actor=actor, target=compartment, at=at, case_id=case.pk)
    events.record(CompartmentOpened(case_id=case.pk, compartment_id=compartment.pk))
    return compartment
