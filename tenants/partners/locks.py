"""Rows that two people may not change at once."""

from mannaka_kit.transactions import require_transaction
from tenants.partners.errors import OrganizationClosedError, OrganizationNotFoundError
from tenants.partners.models import PartnerOrganization


def lock_organization(organization_id: int) -> PartnerOrganization:
    """Return a body that the city works with; whatever changes in it waits here for each other.

    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    organization = PartnerOrganization.objects.select_for_update().filter(pk=organization_id).first()
    if organization is None:
        raise OrganizationNotFoundError
    if not organization.is_active:
        raise OrganizationClosedError
    return organization
