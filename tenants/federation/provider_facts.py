"""What a city settles of a body's provider, in the spelling in which it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

from tenants.federation import errors
from tenants.plugins.reaching import allowed_host

if TYPE_CHECKING:
    from tenants.partners.models import PartnerOrganization

MOST: Final = 200
# Anybody may have an account there.
OPEN_TO_EVERYBODY: Final = frozenset(
    {
        "https://accounts.google.com",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        "https://appleid.apple.com",
        "https://access.line.me",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the city takes from a provider beyond who somebody is."""

    does_two_factors: bool = False
    lets_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlFacts(Trust):
    """What a provider that speaks SAML says of itself; an empty text keeps what it said last."""

    metadata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts(Trust):
    """Who vouches, as whom the city asks there, and what the city takes from it; an empty secret keeps the last one."""

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)


def require_whole(facts: ProviderFacts, organization: PartnerOrganization) -> None:
    """Go on only with facts by which somebody could sign in.

    :raises IssuerAddressError: the issuer is no plain https address.
    :raises HostNotAllowedError: the operator names no such host.
    :raises ClientIdMissingError: there is no client id.
    :raises SecretMissingError: there is no secret, and none of this issuer from before.
    :raises OpenToEverybodyError: newcomers would be let in by a provider that takes everybody.
    """
    if not _is_plain(facts.issuer):
        raise errors.IssuerAddressError(field="issuer")
    if not allowed_host(facts.issuer):
        raise errors.HostNotAllowedError(field="issuer")
    if not facts.client_id.strip() or len(facts.client_id) > MOST:
        raise errors.ClientIdMissingError(field="client_id")
    # A secret goes to nobody but the issuer that gave it.
    is_known = facts.issuer == organization.provider_issuer and not organization.speaks_saml
    if not facts.secret and not is_known:
        raise errors.SecretMissingError(field="secret")
    require_ones_own(facts, issuer=facts.issuer)


def require_ones_own(trust: Trust, *, issuer: str) -> None:
    """Let newcomers in unchecked only by a provider at which not everybody may have an account.

    :raises OpenToEverybodyError: everybody may.
    """
    if trust.lets_in and issuer.rstrip("/") in OPEN_TO_EVERYBODY:
        raise errors.OpenToEverybodyError(field="lets_in")


def _is_plain(issuer: str) -> bool:
    try:
        parts = httpx.URL(issuer)
    except httpx.InvalidURL:
        return False
    has_more = parts.query or parts.fragment or parts.userinfo or parts.port
    return parts.scheme == "https" and bool(parts.host) and not has_more and len(issuer) <= MOST
