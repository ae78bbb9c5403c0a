"""A provider that speaks SAML and really signs, and that can be made to say something else than the truth."""

import base64
import secrets
import zlib
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape, quoteattr

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from minisignxml.sign import sign

from mannaka.simulate.issuer import Somebody
from mannaka_kit import clock
from tenants.federation.saml.names import NAMESPACES, PERSISTENT, SUCCESS, tag

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD_ONLY = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
TWO_FACTORS = "https://refeds.org/profile/mfa"
Element = Any


def a_certificate(key: RSAPrivateKey, *, days: tuple[int, int] = (-30, 365)) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp")])
    begins, ends = (clock.now() + timedelta(days=each) for each in days)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), begins, ends)
    return made.sign(key, hashes.SHA256())


@dataclass(slots=True)
class SamlProvider:
    """The provider of one body."""

    issuer: str
    key: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))
    certificate: x509.Certificate = field(init=False)

    def __post_init__(self) -> None:
        self.certificate = a_certificate(self.key)

    @property
    def host(self) -> str:
        return str(urlsplit(self.issuer).hostname)

    def metadata(self, *certificates: x509.Certificate, binding: str = "HTTP-Redirect") -> str:
        spelled = [base64.encodebytes(each.public_bytes(Encoding.DER)).decode() for each in certificates]
        spelled = spelled or [base64.encodebytes(self.certificate.public_bytes(Encoding.DER)).decode()]
        keys = "".join(
            f'<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="{NAMESPACES["ds"]}"><ds:X509Data>'
            f"<ds:X509Certificate>{each}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
            for each in spelled
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="{NAMESPACES["md"]}"'
            f' entityID="{self.issuer}"><md:IDPSSODescriptor WantAuthnRequestsSigned="true"'
            f' protocolSupportEnumeration="{NAMESPACES["samlp"]}">{keys}'
            f'<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:{binding}"'
            f' Location="https://{self.host}/sso?tenant=1"/></md:IDPSSODescriptor></md:EntityDescriptor>'
        )

    def answer(self, asked: "Asked", person: Somebody, **lies: str | None) -> Element:
        """Return an answer that nobody has signed yet; a lie of nothing leaves the thing out."""
        told = {
            "issuer": self.issuer,
            "audience": asked.issuer,
            "recipient": asked.address,
            "destination": asked.address,
            "request": asked.request_id,
            "begins": moment(-0.1),
            "ends": moment(5),
            "confirmed_until": moment(5),
            "format": PERSISTENT,
            "method": "urn:oasis:names:tc:SAML:2.0:cm:bearer",
            "status": SUCCESS,
            "context": TWO_FACTORS if person.did_two_factors else PASSWORD_ONLY,
            "subject": person.subject,
            "condition": "",
            "assertion": f"_{secrets.token_hex(8)}",
            **lies,
        }
        return etree.fromstring(_WRITTEN.format(**_attributes(told), name=escape(person.name), kana=person.kana))

    def signed(self, answer: Element, *paths: str) -> bytes:
        """Sign the assertion, or what paths name, the inner first."""
        for path in paths or ("saml:Assertion",):
            element = answer if path == "." else answer.find(path, NAMESPACES)
            written = sign(element=element, private_key=self.key, certificate=self.certificate, index=1)
            answer = etree.fromstring(written)
        return bytes(etree.tostring(answer))

    def vouch(self, asked: "Asked", person: Somebody, **lies: str | None) -> bytes:
        return self.signed(self.answer(asked, person, **lies))


@cache
def a_provider(issuer: str) -> SamlProvider:
    """Return a provider that is made once: keys take long."""
    return SamlProvider(issuer)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the provider is asked."""

    request_id: str
    issuer: str
    address: str
    state: str

    @classmethod
    def by(cls, address: str) -> "Asked":
        """Read the question in an address."""
        query = dict(parse_qsl(urlsplit(address).query))
        request = etree.fromstring(zlib.decompress(base64.b64decode(query["SAMLRequest"]), wbits=-15))
        assert request.tag == tag("samlp", "AuthnRequest")
        assert request.get("Destination").startswith("https://")
        return cls(
            request_id=request.get("ID"),
            issuer=request.findtext("saml:Issuer", namespaces=NAMESPACES),
            address=request.get("AssertionConsumerServiceURL"),
            state=query["RelayState"],
        )


def moment(minutes: float) -> str:
    return (clock.now() + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _attributes(told: dict[str, str | None]) -> dict[str, str]:
    """Write each thing as an attribute, or as a text where it stands between tags."""
    names = {
        "recipient": "Recipient",
        "destination": "Destination",
        "request": "InResponseTo",
        "begins": "NotBefore",
        "ends": "NotOnOrAfter",
        "confirmed_until": "NotOnOrAfter",
        "format": "Format",
    }
    write: Callable[[str, str | None], str] = lambda each, value: (  # noqa: E731
        (f"{names[each]}={quoteattr(value)}" if value is not None else "") if each in names else value or ""
    )
    return {each: write(each, value) for each, value in told.items()}


_WRITTEN = (
    f'<samlp:Response xmlns:samlp="{NAMESPACES["samlp"]}" xmlns:saml="{NAMESPACES["saml"]}" ID="_r1" Version="2.0"'
    ' IssueInstant="2026-01-15T01:00:00Z" {destination} {request}>'
    "<saml:Issuer>{issuer}</saml:Issuer>"
    '<samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>'
    '<saml:Assertion ID="{assertion}" Version="2.0" IssueInstant="2026-01-15T01:00:00Z">'
    "<saml:Issuer>{issuer}</saml:Issuer>"
    "<saml:Subject><saml:NameID {format}>{subject}</saml:NameID>"
    '<saml:SubjectConfirmation Method="{method}">'
    "<saml:SubjectConfirmationData {recipient} {request} {confirmed_until}/>"
    "</saml:SubjectConfirmation></saml:Subject>"
    "<saml:Conditions {begins} {ends}><saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience>"
    "</saml:AudienceRestriction>{condition}</saml:Conditions>"
    '<saml:AuthnStatement AuthnInstant="2026-01-15T01:00:00Z"><saml:AuthnContext>'
    "<saml:AuthnContextClassRef>{context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
    '<saml:AttributeStatement><saml:Attribute Name="displayName"><saml:AttributeValue>{name}</saml:AttributeValue>'
    '</saml:Attribute><saml:Attribute Name="name#ja-Kana-JP"><saml:AttributeValue>{kana}</saml:AttributeValue>'
    "</saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>"
)
