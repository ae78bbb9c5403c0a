"""The way to a provider that speaks SAML, and back; the browser carries everything, and the house asks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from mannaka_kit import clock
from tenants.federation.errors import NoProviderError
from tenants.federation.saml.answers import Expected, read_answer
from tenants.federation.saml.certificates import in_force
from tenants.federation.saml.errors import UnprovedError
from tenants.federation.saml.kept import give_back, keep
from tenants.federation.saml.metadata import provider_of
from tenants.federation.saml.own import our_address, our_name, question
from tenants.federation.troubles import ProviderTroubleError, Trouble
from tenants.plugins.egress import as_browsers_reach

if TYPE_CHECKING:
    from datetime import datetime

    from tenants.federation.attempts import Attempt
    from tenants.federation.vouched import Vouched
    from tenants.partners.models import PartnerOrganization

log = structlog.get_logger(__name__)


def way_to(organization: PartnerOrganization, attempt: Attempt) -> str:
    """Return the provider's address for an attempt."""
    address = question(
        organization_id=organization.pk,
        address=provider_of(organization).address,
        request_id=_request_id(attempt),
        state=attempt.state,
        at=clock.now(),
    )
    return as_browsers_reach(address)


def code_for(organization: PartnerOrganization, encoded: str, *, at: datetime) -> str:
    """
    Return the code by which the browser that asked gets what an answer says.

    :raises NoProviderError: the body's provider speaks another language.
    :raises ProviderRefusedError: the provider does not vouch.
    :raises NotLastingError: it tells of somebody by a name that may be another's tomorrow.
    :raises NotVouchedError: the answer proves nothing.
    """
    if not organization.speaks_saml:
        raise NoProviderError
    expected = Expected(
        provider=provider_of(organization),
        audience=our_name(organization.pk),
        recipient=our_address(organization.pk),
    )
    try:
        answered = read_answer(encoded, expected, at=at)
    except UnprovedError as error:
        log.warning("provider.unproved", organization=organization.pk, why=error.why)
        raise
    return keep(answered, organization)


def vouched_by(organization: PartnerOrganization, attempt: Attempt, *, code: str) -> Vouched:
    """
    Return for whom the provider vouches in answer to an attempt.

    :raises NotVouchedError: this browser asked something else, or the answer was given already.
    """
    return give_back(code, organization, request_id=_request_id(attempt))


def trouble_of(organization: PartnerOrganization) -> ProviderTroubleError | None:
    """Look whether a provider's answer could be verified today; more cannot be tried without a person."""
    certificates = in_force(provider_of(organization).certificates, at=clock.now())
    return None if certificates else ProviderTroubleError(Trouble.NO_CERTIFICATE)


def _request_id(attempt: Attempt) -> str:
    return f"_{attempt.nonce}"  # a name in XML begins with a letter or this
