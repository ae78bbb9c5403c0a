"""The secret that a provider gave the city: sealed with the city's key, for its body and its issuer alone."""

from typing import Final

from mannaka_kit import crypto
from tenants.partners.models import PartnerOrganization

_PURPOSE: Final = "partner-provider"


def seal(secret: str, *, organization_id: int, issuer: str) -> str:
    """Return a secret as it is kept."""
    return crypto.encrypt(secret, purpose=_PURPOSE, aad=_place(organization_id, issuer))


def open_secret(organization: PartnerOrganization) -> str:
    """
    Return the secret of a body's provider.

    :raises UndecipherableError: if it was altered, or belongs to another city, body or issuer.
    """
    place = _place(organization.pk, organization.provider_issuer)
    return crypto.decrypt(organization.provider_secret, purpose=_PURPOSE, aad=place)


def _place(organization_id: int, issuer: str) -> str:
    return crypto.cell("partner_organization", f"provider_secret/{issuer}", organization_id)
