"""Write down what a try of a body's provider found."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.federation.errors import NoProviderError
from tenants.federation.policies import can_keep_providers
from tenants.federation.troubles import Trouble
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerOrganization


@transaction.atomic
def note_try(
    *, actor: Acting, organization: PartnerOrganization, trouble: Trouble | None, at: datetime
) -> PartnerOrganization:
    """
    Open the door by a provider that was tried well, and leave it as it is where something was wrong.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises NoProviderError: what was tried is not what is settled by now.
    """
    require(can_keep_providers(actor))
    locked = lock_organization(organization.pk)
    if not locked.has_provider or locked.provider_secret != organization.provider_secret:
        raise NoProviderError
    if trouble is None:
        locked.provider_tried_at = at
        locked.save(update_fields=["provider_tried_at"])
    details = {"trouble": trouble.value if trouble else ""}
    audit.record("partner_provider.tried", actor=actor, target=locked, at=at, details=details)
    return locked
