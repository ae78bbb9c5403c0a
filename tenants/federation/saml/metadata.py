"""What a body's provider says of itself (SAML 2.0 metadata), as its administrator hands it over."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.serialization import Encoding

from mannaka_kit.clock import day_of
from tenants.federation.provider_facts import MOST
from tenants.federation.saml import errors
from tenants.federation.saml.certificates import certificate_in, not_over
from tenants.federation.saml.names import NAMESPACES, PROTOCOL, REDIRECT, tag
from tenants.federation.saml.xml import XmlForbiddenError, XmlRefusedError, parsed
from tenants.federation.sealing import open_secret

if TYPE_CHECKING:
    from datetime import date, datetime

    from cryptography.x509 import Certificate
    from lxml.etree import _Element as Element

    from tenants.partners.models import PartnerOrganization

_LONGEST_ADDRESS: Final = 1_000
_MOST_CERTIFICATES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who vouches, where people go to prove who they are, and by which certificates the answer is signed."""

    issuer: str
    address: str
    certificates: tuple[Certificate, ...]

    @property
    def last_days(self) -> list[date]:
        """Return the day on which each certificate ends."""
        return [day_of(each.not_valid_after_utc) for each in self.certificates]

    def as_kept(self) -> str:
        """Return where and by which certificates, as they are sealed."""
        spelled = [base64.b64encode(each.public_bytes(Encoding.DER)).decode() for each in self.certificates]
        return json.dumps({"address": self.address, "certificates": spelled})


def provider_of(organization: PartnerOrganization) -> Provider:
    """
    Return a body's provider as the city settled it: sealed, so that nobody slips in a certificate.

    :raises UndecipherableError: it was altered, or belongs elsewhere.
    """
    kept = json.loads(open_secret(organization))
    found = tuple(each for each in map(certificate_in, kept["certificates"]) if each is not None)
    return Provider(issuer=organization.provider_issuer, address=kept["address"], certificates=found)


def read_metadata(text: str, *, at: datetime) -> Provider:
    """
    Return the provider that a text describes, with every certificate that is not over.

    :raises MetadataError: nobody could sign in by it.
    """
    try:
        root = parsed(text.strip("\ufeff \r\n\t").encode())
    except XmlForbiddenError as error:
        raise errors.MetadataForbiddenError from error
    except XmlRefusedError as error:
        raise errors.MetadataUnreadableError from error
    described = [each for each in root.iter(tag("md", "EntityDescriptor")) if _speaks_saml(each)]
    if len(described) != 1:
        raise errors.MetadataOfOneProviderError
    (entity,) = described
    issuer = entity.get("entityID", "")
    if not 0 < len(issuer) <= MOST or issuer != "".join(issuer.split()):
        raise errors.MetadataIssuerError
    return Provider(issuer=issuer, address=_address(entity), certificates=_certificates(entity, at))


def _roles(entity: Element) -> list[Element]:
    found = entity.findall("md:IDPSSODescriptor", NAMESPACES)
    return [each for each in found if PROTOCOL in each.get("protocolSupportEnumeration", "").split()]


def _speaks_saml(entity: Element) -> bool:
    return len(_roles(entity)) == 1


def _address(entity: Element) -> str:
    (role,) = _roles(entity)
    services = role.findall("md:SingleSignOnService", NAMESPACES)
    told = [each.get("Location", "") for each in services if each.get("Binding") == REDIRECT]
    found: str | None = next((each for each in told if _is_plain(each)), None)
    if found is None:
        raise errors.MetadataAddressError
    return found


def _is_plain(address: str) -> bool:
    try:
        parts = httpx.URL(address)
    except httpx.InvalidURL:
        return False
    is_whole = parts.scheme == "https" and bool(parts.host) and not parts.userinfo and not urlsplit(address).fragment
    return is_whole and address.isascii() and address.isprintable() and len(address) <= _LONGEST_ADDRESS


def _certificates(entity: Element, at: datetime) -> tuple[Certificate, ...]:
    (role,) = _roles(entity)
    keys = [each for each in role.findall("md:KeyDescriptor", NAMESPACES) if each.get("use", "signing") == "signing"]
    texts = [each.text or "" for key in keys for each in key.iter(tag("ds", "X509Certificate"))]
    usable = [each for each in map(certificate_in, texts[:_MOST_CERTIFICATES]) if each is not None]
    if not usable:
        raise errors.NoCertificateError
    found = not_over(usable, at=at)
    if not found:
        raise errors.CertificateOverError
    return tuple(dict.fromkeys(found))
