"""Reads of bodies whose people sign in by a provider of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tenants.federation.errors import NoProviderError, NotAgreedError
from tenants.partners.errors import OrganizationNotFoundError
from tenants.partners.models import Agreement, PartnerOrganization
from tenants.partners.selectors import agreements_in_force

if TYPE_CHECKING:
    from datetime import datetime

    from tenants.partners.querysets import OrganizationQuerySet


def bodies_with_provider(*, at: datetime) -> OrganizationQuerySet:
    """Return the bodies to choose from at the door, sorted by reading; their names are public, so no viewer."""
    tried = PartnerOrganization.objects.active().exclude(provider_issuer="").filter(provider_tried_at__isnull=False)
    return tried.filter(pk__in=Agreement.objects.in_force(at).order_by().values("organization_id"))


def body_at_the_door(organization_id: int, *, at: datetime) -> PartnerOrganization:
    """
    Return the body by whose provider somebody signs in; who they are is to be seen, so no viewer.

    :raises OrganizationNotFoundError: there is no such body.
    :raises NoProviderError: it has none that was tried well.
    :raises NotAgreedError: the city works with it no more, or no agreement is in force.
    """
    found = PartnerOrganization.objects.filter(pk=organization_id).first()
    if found is None:
        raise OrganizationNotFoundError
    if not found.has_provider or found.provider_tried_at is None:
        raise NoProviderError
    if not found.is_active or not agreements_in_force(found.pk, at=at).exists():
        raise NotAgreedError
    return found


def require_active(organization_id: int) -> None:
    """
    Go on only for a body that the city works with; its provider's administrator has no account here, so no viewer.

    :raises OrganizationNotFoundError: there is none of this number.
    """
    if not PartnerOrganization.objects.active().filter(pk=organization_id).exists():
        raise OrganizationNotFoundError
