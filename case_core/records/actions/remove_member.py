"""Let somebody no longer read a restricted record."""

from datetime import datetime

from django.db import transaction

from case_core.records.errors import LastMemberError, NotMemberError
from case_core.records.events import MembersChanged
from case_core.records.locks import is_member, locked_compartment
from case_core.records.models import Membership
from case_core.records.policies import can_write_in
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def remove_member(*, compartment_id: int, user_id: int, actor: Actor, at: datetime) -> Membership:
    """
    End somebody's reading and writing; one member always stays.

    :raises CompartmentNotFoundError: there is no such record.
    :raises NotAllowedError: the actor does not keep it.
    :raises NotMemberError: neither does the person.
    :raises LastMemberError: nobody else does.
    """
    case, compartment = locked_compartment(compartment_id, actor=actor)
    require(can_write_in(actor, is_member=is_member(compartment, actor.user_id)))
    members = list(Membership.objects.filter(compartment=compartment, removed_at=None))
    member = next((each for each in members if each.user_id == user_id), None)
    if member is None:
        raise NotMemberError
    if len(members) == 1:
        raise LastMemberError
    member.removed_by_id, member.removed_at = actor.user_id, at
    member.save(update_fields=["removed_by", "removed_at"])
    details = {"user": user_id}
    audit.record("record.member_removed", actor=actor, target=compartment, at=at, case_id=case.pk, details=details)
    events.record(MembersChanged(case_id=case.pk, compartment_id=compartment.pk))
    return member
