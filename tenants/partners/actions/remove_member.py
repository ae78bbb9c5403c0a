"""Take somebody out of a partner organisation."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.errors import MemberGoneError
from tenants.partners.leaving import let_go
from tenants.partners.models import PartnerMember
from tenants.partners.policies import can_keep_partners


@transaction.atomic
def remove_member(*, actor: Acting, member: PartnerMember, at: datetime) -> PartnerMember:
    """Take a person out of a body: they are signed out at once, and their account is stopped.

    :raises NotAllowedError: the actor is no administrator.
    :raises MemberGoneError: they were taken out before.
    """
    require(can_keep_partners(actor))
    member = PartnerMember.objects.select_for_update(of=["self"]).get(pk=member.pk)
    if not member.is_active:
        raise MemberGoneError
    let_go(member, at=at)
    details = {"organization": member.organization_id}
    audit.record("partner_member.removed", actor=actor, target=member, at=at, details=details)
    return member
