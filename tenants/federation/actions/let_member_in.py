"""Let somebody in who came by their body's provider."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.models import User
from tenants.accounts.policies import Acting
from tenants.federation.errors import NotWaitingError
from tenants.federation.policies import can_keep_providers
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerMember


@transaction.atomic
def let_member_in(*, actor: Acting, member: PartnerMember, at: datetime) -> PartnerMember:
    """
    Let a newcomer of a body sign in; what they see is what is shared with the body, or with them.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises NotWaitingError: they are in already, or were taken out.
    """
    require(can_keep_providers(actor))
    lock_organization(member.organization_id)
    user = User.objects.select_for_update().get(pk=member.user_id)
    found = PartnerMember.objects.select_related("user", "organization").get(pk=member.pk)
    if not (found.is_waiting and user.has_provider):
        raise NotWaitingError
    user.is_active = True
    user.save(update_fields=["is_active"])
    details = {"organization": member.organization_id}
    audit.record("partner_member.let_in", actor=actor, target=found, at=at, details=details)
    return found
