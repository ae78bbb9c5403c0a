"""The way to a body's provider and back (authorization code, PKCE; or SAML); no transaction is open meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import structlog

from mannaka_kit.ui.addresses import whole_address
from tenants.federation import asking
from tenants.federation.errors import NotVouchedError, ProviderAwayError
from tenants.federation.saml import flow as saml
from tenants.federation.sealing import open_secret
from tenants.federation.tokens import read_token
from tenants.federation.troubles import ProviderTroubleError, Trouble
from tenants.plugins.egress import as_browsers_reach

if TYPE_CHECKING:
    from tenants.federation.attempts import Attempt
    from tenants.federation.vouched import Vouched
    from tenants.partners.models import PartnerOrganization

log = structlog.get_logger(__name__)


def return_address() -> str:
    """Return where providers send people back to: one address for all bodies of a city."""
    return whole_address("vouched:back")


def client_of(organization: PartnerOrganization) -> asking.Client:
    """
    Return who the city is at a body's provider.

    :raises UndecipherableError: the secret was altered, or belongs elsewhere.
    """
    return asking.Client(client_id=organization.provider_client_id, secret=open_secret(organization))


def way_to(organization: PartnerOrganization, attempt: Attempt) -> str:
    """
    Return the provider's address for an attempt.

    :raises ProviderAwayError: it does not say where.
    """
    if organization.speaks_saml:
        return saml.way_to(organization, attempt)
    told = {
        "response_type": "code",
        "client_id": organization.provider_client_id,
        "redirect_uri": return_address(),
        "scope": "openid profile",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": attempt.challenge,
        "code_challenge_method": "S256",
    }
    try:
        address = asking.described(organization.provider_issuer).authorization_endpoint
    except ProviderTroubleError as error:
        raise _away(organization, error) from error
    return as_browsers_reach(f"{address}{'&' if '?' in address else '?'}{urlencode(told)}")


def vouched_by(organization: PartnerOrganization, attempt: Attempt, *, code: str) -> Vouched:
    """
    Return for whom the provider vouches in answer to an attempt.

    :raises ProviderAwayError: it does not answer, or with nothing that can be read.
    :raises NotVouchedError: the body has another provider by now, or the token proves nothing.
    """
    if organization.provider_issuer != attempt.issuer:
        raise NotVouchedError
    if organization.speaks_saml:
        return saml.vouched_by(organization, attempt, code=code)
    client = client_of(organization)
    try:
        description = asking.described(attempt.issuer)
        told = asking.redeem(description, client, code=code, verifier=attempt.verifier, return_to=return_address())
    except ProviderTroubleError as error:
        raise _away(organization, error) from error
    return read_token(told.token, told.keys, issuer=attempt.issuer, client_id=client.client_id, nonce=attempt.nonce)


def trouble_of(organization: PartnerOrganization) -> ProviderTroubleError | None:
    """Try a body's provider, and return what is wrong with it."""
    if organization.speaks_saml:
        return saml.trouble_of(organization)
    try:
        asking.try_out(organization.provider_issuer, client_of(organization), return_to=return_address())
    except ProviderTroubleError as error:
        return error
    return None


def _away(organization: PartnerOrganization, error: ProviderTroubleError) -> ProviderAwayError:
    log.warning("provider.trouble", organization=organization.pk, trouble=Trouble(error.trouble).value)
    return ProviderAwayError()
