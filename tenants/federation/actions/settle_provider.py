"""Settle by which identity provider a body's people sign in."""

from datetime import datetime

from django.db import transaction

from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.federation.policies import can_keep_providers
from tenants.federation.provider_facts import ProviderFacts, require_whole
from tenants.federation.sealing import seal
from tenants.federation.settling import settled
from tenants.partners.kinds import Protocol
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization


@transaction.atomic
def settle_provider(*, actor: Acting, organization_id: int, facts: ProviderFacts, at: datetime) -> PartnerOrganization:
    """
    Settle a body's provider; it opens nothing before it was tried well, and signs out those who came by it.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises IssuerTakenError: another body signs in by it.
    :raises AnticipatedError: nobody could sign in by these facts (`require_whole`).
    """
    require(can_keep_providers(actor))
    organization = lock_organization(organization_id)
    require_whole(facts, organization)
    _put(facts, organization)
    return settled(organization, facts, actor=actor, at=at, field="issuer")


def _put(facts: ProviderFacts, organization: PartnerOrganization) -> None:
    known = ("" if organization.speaks_saml else organization.provider_issuer, organization.provider_client_id)
    if facts.secret or known != (facts.issuer, facts.client_id.strip()):
        organization.provider_tried_at = None
    organization.provider_issuer, organization.provider_client_id = facts.issuer, facts.client_id.strip()
    organization.provider_protocol = Protocol.OIDC
    if facts.secret:
        organization.provider_secret = seal(facts.secret, organization_id=organization.pk, issuer=facts.issuer)
