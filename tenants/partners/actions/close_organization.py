"""Work with a partner organisation no more."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting
from tenants.partners.events import PartnerOrganizationClosed
from tenants.partners.leaving import end, let_go
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization
from tenants.partners.policies import can_keep_partners


@transaction.atomic
def close_organization(*, actor: Acting, organization_id: int, at: datetime) -> PartnerOrganization:
    """Close a body: its agreements and invitations end, and nobody of it is signed in any more.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: it was closed before.
    """
    require(can_keep_partners(actor))
    organization = lock_organization(organization_id)
    agreements = list(organization.agreements.not_ended(at).select_for_update())
    for agreement in agreements:
        end(agreement, at=at)
    members = list(organization.members.filter(removed_at=None).select_for_update())
    for member in members:
        let_go(member, at=at)
    organization.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    organization.is_active = False
    organization.save(update_fields=["is_active"])
    details = {"agreements": len(agreements), "members": len(members)}
    audit.record("partner.closed", actor=actor, target=organization, at=at, details=details)
    events.record(PartnerOrganizationClosed(organization_id=organization.pk))
    return organization
