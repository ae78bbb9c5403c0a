"""End an agreement before its time."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.errors import AgreementEndedError
from tenants.partners.leaving import end, sign_out_members
from tenants.partners.locks import lock_organization
from tenants.partners.models import Agreement
from tenants.partners.policies import can_keep_partners
from tenants.partners.states import AgreementStanding

_OVER = frozenset({AgreementStanding.ENDED, AgreementStanding.OVER})


@transaction.atomic
def end_agreement(*, actor: Acting, agreement: Agreement, at: datetime) -> Agreement:
    """End an agreement at this moment: nothing is shared on its ground, and the body's people are signed out.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationClosedError: the city works with the body no more.
    :raises AgreementEndedError: it is over already.
    """
    require(can_keep_partners(actor))
    organization = lock_organization(agreement.organization_id)
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.standing_at(at) in _OVER:
        raise AgreementEndedError
    end(agreement, at=at)
    signed_out = sign_out_members(organization)
    details = {"organization": organization.pk, "members": signed_out}
    audit.record("partner_agreement.ended", actor=actor, target=agreement, at=at, details=details)
    return agreement
