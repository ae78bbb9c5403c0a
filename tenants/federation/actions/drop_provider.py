"""Let a body's people sign in by its provider no more."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.federation.errors import NoProviderError
from tenants.federation.policies import can_keep_providers
from tenants.partners.kinds import Protocol
from tenants.partners.leaving import sign_out_vouched
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization


@transaction.atomic
def drop_provider(*, actor: Acting, organization_id: int, at: datetime) -> PartnerOrganization:
    """
    Forget a body's provider with its secret; whoever came by it is signed out, and comes in by invitation only.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises NoProviderError: it has none.
    """
    require(can_keep_providers(actor))
    organization = lock_organization(organization_id)
    if not organization.has_provider:
        raise NoProviderError
    organization.provider_issuer = organization.provider_client_id = organization.provider_secret = ""
    organization.provider_protocol = Protocol.OIDC
    organization.provider_does_two_factors = organization.provider_lets_in = False
    organization.provider_tried_at = None
    organization.save()
    details = {"signed_out": sign_out_vouched(organization)}
    audit.record("partner_provider.dropped", actor=actor, target=organization, at=at, details=details)
    return organization
