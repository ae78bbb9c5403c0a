"""What settling a provider comes to, whichever language it speaks: in the transaction of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from tenants.federation.errors import IssuerTakenError
from tenants.partners.leaving import sign_out_vouched

if TYPE_CHECKING:
    from datetime import datetime

    from tenants.accounts.policies import Acting
    from tenants.federation.provider_facts import Trust
    from tenants.partners.models import PartnerOrganization


def settled(
    organization: PartnerOrganization, trust: Trust, *, actor: Acting, at: datetime, field: str
) -> PartnerOrganization:
    """
    Write a body's provider down, sign out who came by it, and record it.

    :raises IssuerTakenError: another body signs in by it.
    :raises NotInTransactionError: outside a transaction.
    """
    organization.provider_does_two_factors, organization.provider_lets_in = trust.does_two_factors, trust.lets_in
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError as error:
        raise IssuerTakenError(field=field) from error
    details: dict[str, str | bool | int | None] = {
        "protocol": organization.provider_protocol,
        "does_two_factors": trust.does_two_factors,
        "lets_in": trust.lets_in,
        "signed_out": sign_out_vouched(organization),
    }
    audit.record("partner_provider.settled", actor=actor, target=organization, at=at, details=details)
    return organization
