"""Settle by which identity provider that speaks SAML a body's people sign in."""

from datetime import datetime

from django.db import transaction

from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.federation.policies import can_keep_providers
from tenants.federation.provider_facts import SamlFacts, require_ones_own
from tenants.federation.saml.errors import MetadataMissingError
from tenants.federation.saml.metadata import Provider, read_metadata
from tenants.federation.saml.own import our_name
from tenants.federation.sealing import seal
from tenants.federation.settling import settled
from tenants.partners.kinds import Protocol
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization


@transaction.atomic
def settle_saml_provider(*, actor: Acting, organization_id: int, facts: SamlFacts, at: datetime) -> PartnerOrganization:
    """
    Settle a body's provider by its metadata; it opens nothing before it was tried, and signs out those who came by it.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises IssuerTakenError: another body signs in by it.
    :raises OpenToEverybodyError: newcomers would be let in by a provider that takes everybody.
    :raises MetadataError: nobody could sign in by this metadata.
    """
    require(can_keep_providers(actor))
    organization = lock_organization(organization_id)
    if facts.metadata.strip():
        _put(read_metadata(facts.metadata, at=at), organization)
    elif not organization.speaks_saml:
        raise MetadataMissingError
    require_ones_own(facts, issuer=organization.provider_issuer)
    return settled(organization, facts, actor=actor, at=at, field="metadata")


def _put(provider: Provider, organization: PartnerOrganization) -> None:
    organization.provider_protocol, organization.provider_issuer = Protocol.SAML, provider.issuer
    organization.provider_client_id = our_name(organization.pk)
    organization.provider_secret = seal(provider.as_kept(), organization_id=organization.pk, issuer=provider.issuer)
    organization.provider_tried_at = None
