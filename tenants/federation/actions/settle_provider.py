"""Settle by which identity provider a body's people sign in."""

from datetime import datetime

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.federation.errors import IssuerTakenError
from tenants.federation.policies import can_keep_providers
from tenants.federation.provider_facts import ProviderFacts, require_whole
from tenants.federation.sealing import seal
from tenants.partners.leaving import sign_out_vouched
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
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError as error:
        raise IssuerTakenError(field="issuer") from error
    details = {
        "does_two_factors": facts.does_two_factors,
        "lets_in": facts.lets_in,
        "signed_out": sign_out_vouched(organization),
    }
    audit.record("partner_provider.settled", actor=actor, target=organization, at=at, details=details)
    return organization


def _put(facts: ProviderFacts, organization: PartnerOrganization) -> None:
    known = (organization.provider_issuer, organization.provider_client_id)
    if facts.secret or known != (facts.issuer, facts.client_id.strip()):
        organization.provider_tried_at = None
    organization.provider_issuer, organization.provider_client_id = facts.issuer, facts.client_id.strip()
    organization.provider_does_two_factors, organization.provider_lets_in = facts.does_two_factors, facts.lets_in
    if facts.secret:
        organization.provider_secret = seal(facts.secret, organization_id=organization.pk, issuer=facts.issuer)
