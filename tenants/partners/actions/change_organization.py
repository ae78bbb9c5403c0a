"""Change what is known of a partner organisation."""

from datetime import datetime

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.errors import NameTakenError
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts, require_whole
from tenants.partners.policies import can_keep_partners


@transaction.atomic
def change_organization(
    *, actor: Acting, organization_id: int, facts: OrganizationFacts, at: datetime
) -> PartnerOrganization:
    """Change a body's names, its kind, or where and how it is reached.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises MissingNameError: the name or its reading is empty.
    :raises ReachMissingError: nothing would reach the body.
    :raises NowhereToSendError: letters reach it, and there is no address.
    :raises GatewayMissingError: its own system is to be reached, by no service.
    :raises GatewayNotAtWorkError: the service is not at work.
    :raises InvalidTelephoneError: a number is given that nobody could dial.
    :raises NameTakenError: the city works with another body of this name.
    """
    require(can_keep_partners(actor))
    organization = lock_organization(organization_id)
    require_whole(facts, kept_gateway_id=organization.gateway_id).put_on(organization)
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError as error:
        raise NameTakenError(field="name") from error
    audit.record("partner.changed", actor=actor, target=organization, at=at, details={"kind": organization.kind})
    return organization
