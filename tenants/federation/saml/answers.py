"""What a provider's answer proves: who vouches for whom, to whom, when, and in answer to which question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from tenants.federation.saml.certificates import in_force
from tenants.federation.saml.documents import signed_assertion
from tenants.federation.saml.errors import NotLastingError, UnprovedError
from tenants.federation.saml.names import BEARER, NAMESPACES, PERSISTENT, tag
from tenants.federation.vouched import MOST_SUBJECT, SKEW_SECONDS, STRONG_CONTEXTS, Vouched, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from tenants.federation.saml.metadata import Provider

_SKEW: Final = timedelta(seconds=SKEW_SECONDS)
_CONDITIONS: Final = frozenset(tag("saml", each) for each in ("AudienceRestriction", "OneTimeUse", "ProxyRestriction"))
_METHODS: Final = "http://schemas.microsoft.com/claims/authnmethodsreferences"
_NAMES: Final = (
    "displayName",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "http://schemas.microsoft.com/identity/claims/displayname",
    "name",
)
_KANA: Final = ("name#ja-Kana-JP",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Whom a provider vouches for, in which assertion, and in answer to which question."""

    vouched: Vouched
    assertion_id: str
    request_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Who has to answer, to whom, and where."""

    provider: Provider
    audience: str
    recipient: str


def read_answer(encoded: str, expected: Expected, *, at: datetime) -> Answered:
    """
    Return for whom an answer vouches; whether anybody asked is for the browser's session to say.

    :raises ProviderRefusedError: the provider says that it does not vouch.
    :raises NotLastingError: it tells of somebody by a name that may be another's tomorrow.
    :raises UnprovedError: signature, issuer, audience, place or time are not those that they should be.
    """
    certificates = in_force(expected.provider.certificates, at=at)
    assertion = signed_assertion(encoded, certificates, recipient=expected.recipient)
    if _text(assertion, "saml:Issuer") != expected.provider.issuer:
        raise UnprovedError("issuer")
    if not assertion.get("ID"):
        raise UnprovedError("id")
    _require_conditions(assertion, expected.audience, at)
    told = _attributes(assertion)
    return Answered(
        vouched=Vouched(
            issuer=expected.provider.issuer,
            subject=_subject(assertion, expected),
            name=_first(told, _NAMES),
            name_kana=_first(told, _KANA),
            did_two_factors=_did_two_factors(assertion, told, at),
        ),
        assertion_id=assertion.get("ID"),
        request_id=_request_id(assertion, expected.recipient, at),
    )


def _one(element: Element, path: str) -> Element:
    found = element.findall(path, NAMESPACES)
    if len(found) != 1:
        raise UnprovedError(path)
    return found[0]


def _text(element: Element, path: str) -> str:
    found = _one(element, path)
    if len(found):  # a name with something inside
        raise UnprovedError(path)
    return found.text or ""


def _subject(assertion: Element, expected: Expected) -> str:
    subject, named = _text(assertion, "saml:Subject/saml:NameID"), _one(assertion, "saml:Subject/saml:NameID")
    if named.get("Format") != PERSISTENT:
        raise NotLastingError
    for qualifier, whose in (("NameQualifier", expected.provider.issuer), ("SPNameQualifier", expected.audience)):
        if named.get(qualifier, whose) != whose:
            raise UnprovedError(qualifier)
    if not 0 < len(subject) <= MOST_SUBJECT or subject != subject.strip():
        raise UnprovedError("subject")
    return subject


def _request_id(assertion: Element, recipient: str, at: datetime) -> str:
    """Return the question that is answered, by whoever brings the answer to this address in time."""
    confirmation = _one(assertion, "saml:Subject/saml:SubjectConfirmation")
    data = _one(confirmation, "saml:SubjectConfirmationData")
    if confirmation.get("Method") != BEARER or data.get("Recipient") != recipient:
        raise UnprovedError("recipient")
    _require_within(data, at, needs_end=True)
    request_id: str = data.get("InResponseTo", "")
    if not request_id:
        raise UnprovedError("unasked")
    return request_id


def _require_conditions(assertion: Element, audience: str, at: datetime) -> None:
    conditions = _one(assertion, "saml:Conditions")
    if not {each.tag for each in conditions} <= _CONDITIONS:
        raise UnprovedError("conditions")
    _require_within(conditions, at)
    restrictions = conditions.findall("saml:AudienceRestriction", NAMESPACES)
    for each in restrictions:
        if audience not in [named.text for named in each.findall("saml:Audience", NAMESPACES)]:
            raise UnprovedError("audience")
    if not restrictions:
        raise UnprovedError("audience")


def _require_within(element: Element, at: datetime, *, needs_end: bool = False) -> None:
    begins, ends = _moment(element, "NotBefore"), _moment(element, "NotOnOrAfter")
    if (begins and at + _SKEW < begins) or (ends and at - _SKEW >= ends) or (needs_end and ends is None):
        raise UnprovedError("time")


def _moment(element: Element, name: str) -> datetime | None:
    told = element.get(name)
    if told is None:
        return None
    try:
        found = datetime.fromisoformat(told)
    except ValueError as error:
        raise UnprovedError("time") from error
    if found.tzinfo is None:
        raise UnprovedError("time")
    return found


def _did_two_factors(assertion: Element, told: Mapping[str, list[str]], at: datetime) -> bool:
    statement = _one(assertion, "saml:AuthnStatement")
    ends = _moment(statement, "SessionNotOnOrAfter")
    if ends is not None and at - _SKEW >= ends:
        raise UnprovedError("time")
    classes = statement.findall("saml:AuthnContext/saml:AuthnContextClassRef", NAMESPACES)
    said = {(each.text or "").strip() for each in classes} | set(told.get(_METHODS, []))
    return not STRONG_CONTEXTS.isdisjoint(said)


def _attributes(assertion: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in assertion.findall("saml:AttributeStatement/saml:Attribute", NAMESPACES):
        values = each.findall("saml:AttributeValue", NAMESPACES)
        found.setdefault(each.get("Name", ""), []).extend(value.text or "" for value in values)
    return found


def _first(told: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    return next((plain for name in names for each in told.get(name, []) if (plain := plain_name(each))), "")
