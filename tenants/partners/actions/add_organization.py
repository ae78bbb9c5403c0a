"""Add a partner organisation."""

from datetime import datetime

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.errors import NameTakenError
from tenants.partners.models import PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts, require_whole
from tenants.partners.policies import can_keep_partners


@transaction.atomic
def add_organization(*, actor: Acting, facts: OrganizationFacts, at: datetime) -> PartnerOrganization:
    """Add a body that the centre works with; nothing is shared with it before an agreement.

    :raises NotAllowedError: the actor is no administrator.
    :raises MissingNameError: the name or its reading is empty.
    :raises ReachMissingError: nothing would reach the body.
    :raises NowhereToSendError: letters reach it, and there is no address.
    :raises GatewayMissingError: its own system is to be reached, by no service.
    :raises GatewayNotAtWorkError: the service is not at work.
    :raises InvalidTelephoneError: a number is given that nobody could dial.
    :raises NameTakenError: the city works with a body of this name already.
    """
    require(can_keep_partners(actor))
    organization = PartnerOrganization()
    require_whole(facts).put_on(organization)
    try:
        with transaction.atomic():
            organization.save(force_insert=True)
    except IntegrityError as error:
        raise NameTakenError(field="name") from error
    audit.record("partner.added", actor=actor, target=organization, at=at, details={"kind": organization.kind})
    return organization
