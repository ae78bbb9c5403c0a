"""Let somebody read a restricted record."""

from datetime import datetime

from django.db import transaction

from case_core.cases.colleagues import is_centre_staff
from case_core.records.errors import AlreadyMemberError, NotCentreStaffError
from case_core.records.events import MembersChanged
from case_core.records.locks import is_member, locked_compartment
from case_core.records.models import Membership
from case_core.records.policies import can_appoint
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def add_member(*, compartment_id: int, user_id: int, actor: Actor, at: datetime) -> Membership:
    """
    Name a colleague who reads and writes the record from now on.

    :raises CompartmentNotFoundError: there is no such record.
    :raises NotAllowedError: the actor neither keeps it, nor is a head who names somebody else.
    :raises NotCentreStaffError: the person is not of the centre today.
    :raises AlreadyMemberError: the person keeps it already.
    """
    case, compartment = locked_compartment(compartment_id, actor=actor)
    require(can_appoint(actor, is_member=is_member(compartment, actor.user_id), user_id=user_id))
    if not is_centre_staff(user_id, on=day_of(at)):
        raise NotCentreStaffError(field="user")
    if is_member(compartment, user_id):
        raise AlreadyMemberError(field="user")
    member = Membership.objects.create(compartment=compartment, user_id=user_id, added_by_id=actor.user_id, added_at=at)
    audit.record(
        "record.member_added", actor=actor, target=compartment, at=at, case_id=case.pk, details={"user": user_id}
    )
    events.record(MembersChanged(case_id=case.pk, compartment_id=compartment.pk))
    return member
