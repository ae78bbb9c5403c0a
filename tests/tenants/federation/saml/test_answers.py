"""What an answer must prove before it proves anything: each lie alone, and each trick with its XML, is refused."""

import base64
import copy
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from lxml import etree
from minisignxml.config import SigningConfig
from minisignxml.sign import sign

from mannaka.simulate.issuer import Somebody
from mannaka_kit import clock
from tenants.federation.errors import NotVouchedError, ProviderRefusedError
from tenants.federation.saml.answers import Answered, Expected, read_answer
from tenants.federation.saml.certificates import certificate_in
from tenants.federation.saml.errors import NotLastingError, UnprovedError
from tenants.federation.saml.metadata import Provider
from tenants.federation.saml.names import NAMESPACES, tag
from tests.support.saml_provider import TWO_FACTORS, Asked, SamlProvider, a_certificate, moment
from tests.tenants.federation.conftest import NITTA, SATO

ASKED = Asked(request_id="_q1", issuer="https://imabari/m/", address="https://imabari/acs/", state="s")
MALLORY = Somebody(subject="u-9999", name="悪い人")
MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn"


@pytest.fixture(scope="module")
def idp() -> SamlProvider:
    return SamlProvider("https://login.shakyo.example/saml")


def read(idp: SamlProvider, answer: bytes, *certificates: Any) -> Answered:
    known = Provider(issuer=idp.issuer, address="", certificates=certificates or (idp.certificate,))
    expected = Expected(provider=known, audience=ASKED.issuer, recipient=ASKED.address)
    return read_answer(base64.b64encode(answer).decode(), expected, at=clock.now())


def test_a_true_answer_says_who_it_is_whatever_of_it_is_signed(idp: SamlProvider) -> None:
    for signed in (["saml:Assertion"], ["."], ["saml:Assertion", "."]):
        found = read(idp, idp.signed(idp.answer(ASKED, SATO, assertion="_a1"), *signed))
        assert (found.request_id, found.assertion_id, found.vouched.issuer) == ("_q1", "_a1", idp.issuer)
        assert (found.vouched.subject, found.vouched.name, found.vouched.name_kana, found.vouched.did_two_factors) == (
            *("u-1001", "佐藤 恵", "サトウ メグミ", True),
        )
    assert not read(idp, idp.vouch(ASKED, NITTA)).vouched.did_two_factors
    assert read(idp, idp.vouch(ASKED, NITTA, context=MULTIPLE)).vouched.did_two_factors
    drifted = {"begins": moment(0.5), "ends": moment(-0.5), "confirmed_until": "2999-01-01T00:00:00.1234567+09:00"}
    assert read(idp, idp.vouch(ASKED, SATO, **drifted, destination=None)).vouched.subject == "u-1001"
    following = SamlProvider(idp.issuer)
    assert read(idp, following.vouch(ASKED, SATO), idp.certificate, following.certificate).request_id == "_q1"


LIES: dict[str, Callable[[], dict[str, str | None]]] = {
    "another issuer": lambda: {"issuer": "https://login.houterasu.example/saml"},
    "another audience": lambda: {"audience": "https://saijo/m/"},
    "an audience that only begins alike": lambda: {"audience": f"{ASKED.issuer}x"},
    "another city's address": lambda: {"recipient": "https://saijo/acs/"},
    "another place": lambda: {"destination": "https://saijo/acs/"},
    "no address": lambda: {"recipient": None},
    "over": lambda: {"ends": moment(-2)},
    "not begun": lambda: {"begins": moment(5)},
    "brought too late": lambda: {"confirmed_until": moment(-2)},
    "never over": lambda: {"confirmed_until": None},
    "a moment that is none": lambda: {"ends": "soon"},
    "a moment of nowhere": lambda: {"ends": "2999-01-01T00:00:00"},
    "unasked": lambda: {"request": None},
    "brought by anybody": lambda: {"method": "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"},
    "under a condition that nobody knows": lambda: {"condition": "<saml:Condition/>"},
    "for two audiences apart": lambda: {
        "condition": "<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction>"
    },
    "nobody": lambda: {"subject": ""},
    "a name with something inside": lambda: {"subject": "u-1<saml:x/>001"},
    "far too long a name": lambda: {"subject": "x" * 256},
    "a name of another's": lambda: {"format": None, "subject": "u-1001"},
}


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_lies_once_is_refused(idp: SamlProvider, lie: str) -> None:
    with pytest.raises((UnprovedError, NotLastingError)):
        read(idp, idp.vouch(ASKED, SATO, **LIES[lie]()))


def test_names_that_do_not_last_and_refusals_have_words_of_their_own(idp: SamlProvider) -> None:
    for form in ("2.0:nameid-format:transient", "1.1:nameid-format:emailAddress", "1.1:nameid-format:unspecified"):
        with pytest.raises(NotLastingError):
            read(idp, idp.vouch(ASKED, SATO, format=f"urn:oasis:names:tc:SAML:{form}"))
    with pytest.raises(ProviderRefusedError):
        read(idp, idp.vouch(ASKED, SATO, status="urn:oasis:names:tc:SAML:2.0:status:Requester"))


def test_unsigned_another_keys_a_weak_and_a_bygone_signature_are_refused(idp: SamlProvider) -> None:
    other, true = SamlProvider(idp.issuer), idp.vouch(ASKED, SATO)
    plain = idp.answer(ASKED, SATO)
    weak = SigningConfig(signature_method=hashes.SHA1(), digest_method=hashes.SHA1())  # noqa: S303 - refused below
    assertion = plain.find("saml:Assertion", NAMESPACES)
    answers = (
        etree.tostring(plain),
        other.vouch(ASKED, SATO),
        true.replace(b"u-1001", b"u-1002"),
        true.replace(b"rsa-sha256", b"hmac-sha256"),
        true.replace(TWO_FACTORS.encode(), MULTIPLE.encode()),
        sign(element=assertion, private_key=idp.key, certificate=idp.certificate, config=weak),
        # Another key, under the certificate that everybody can read in our provider's metadata.
        sign(element=assertion, private_key=other.key, certificate=idp.certificate),
    )
    for answer in answers:
        with pytest.raises(UnprovedError):
            read(idp, answer)
    for days in ((-30, -1), (1, 30)):
        idp_then = copy.copy(idp)
        idp_then.certificate = a_certificate(idp.key, days=days)
        with pytest.raises(UnprovedError):
            read(idp_then, idp_then.vouch(ASKED, SATO))
    assert certificate_in("AAAA") is None


def _parts(idp: SamlProvider) -> tuple[Any, Any, Any]:
    """Return a true answer, its assertion, and one that nobody signed: of another person, by another name."""
    true = etree.fromstring(idp.vouch(ASKED, SATO))
    evil = idp.answer(ASKED, MALLORY).find("saml:Assertion", NAMESPACES)
    evil.set("ID", "_evil")
    return true, true.find("saml:Assertion", NAMESPACES), evil


def _signature(element: Any) -> Any:
    return element.find("ds:Signature", NAMESPACES)


def _around(idp: SamlProvider, *, inside: bool) -> Any:
    """Put a whole signed answer beside its signature, in an answer that nobody signed (1 and 2)."""
    true = etree.fromstring(idp.signed(idp.answer(ASKED, SATO), "."))
    evil, signature = idp.answer(ASKED, MALLORY), _signature(true)
    evil.set("ID", "_evil")
    true.remove(signature)
    evil.insert(1, signature)
    (etree.SubElement(signature, tag("ds", "Object")) if inside else evil).append(true)
    return evil


def _beside(idp: SamlProvider, *, first: bool) -> Any:
    true, _assertion, evil = _parts(idp)
    true.insert(2 if first else 9, evil)
    return true


def _within(idp: SamlProvider, *, signature_moves: bool, into_signature: bool) -> Any:
    """Let the unsigned one hold the signed one, or its signature hold it (4, 5, 6, 8)."""
    true, assertion, evil = _parts(idp)
    true.replace(assertion, evil)
    signature = _signature(assertion)
    if signature_moves:
        assertion.remove(signature)
        evil.insert(1, signature)
    holder = etree.SubElement(signature, tag("ds", "Object")) if into_signature else evil
    (holder if into_signature or not signature_moves else true).append(assertion)
    return true


def _in_extensions(idp: SamlProvider) -> Any:
    true, _assertion, evil = _parts(idp)
    extensions = etree.Element(tag("samlp", "Extensions"))
    extensions.append(evil)
    true.insert(1, extensions)
    return true


def _same_name(idp: SamlProvider) -> Any:
    true, assertion, evil = _parts(idp)
    evil.set("ID", assertion.get("ID"))
    evil.insert(1, copy.deepcopy(_signature(assertion)))
    true.replace(assertion, evil)
    return true


def _two_references(idp: SamlProvider) -> Any:
    true, assertion, _evil = _parts(idp)
    reference = assertion.find(".//ds:Reference", NAMESPACES)
    reference.addnext(copy.deepcopy(reference))
    return true


def _whole_document(idp: SamlProvider) -> Any:
    true, assertion, _evil = _parts(idp)
    assertion.find(".//ds:Reference", NAMESPACES).set("URI", "")
    return true


def _sealed_too(idp: SamlProvider) -> Any:
    true, _assertion, _evil = _parts(idp)
    etree.SubElement(true, tag("saml", "EncryptedAssertion"))
    return true


WRAPPED: dict[str, Callable[[SamlProvider], Any]] = {
    "1 the signed answer in the signature of another": lambda idp: _around(idp, inside=True),
    "2 the signed answer beside its signature in another": lambda idp: _around(idp, inside=False),
    "3 an unsigned assertion before the signed one": lambda idp: _beside(idp, first=True),
    "3b an unsigned assertion after the signed one": lambda idp: _beside(idp, first=False),
    "4 the signed one within the unsigned": lambda idp: _within(idp, signature_moves=False, into_signature=False),
    "5 the signature moved, the signed one at the end": lambda idp: _within(
        idp, signature_moves=True, into_signature=False
    ),
    "6 and 8 the signed one within its signature": lambda idp: _within(idp, signature_moves=True, into_signature=True),
    "7 the unsigned one among extensions": _in_extensions,
    "the signature copied to one of the same name": _same_name,
    "one signature for two": _two_references,
    "a signature of nothing in particular": _whole_document,
    "something that nobody can read": _sealed_too,
}


@pytest.mark.parametrize("trick", WRAPPED)
def test_no_unsigned_words_are_read_beside_signed_ones(idp: SamlProvider, trick: str) -> None:
    with pytest.raises(UnprovedError):
        read(idp, etree.tostring(WRAPPED[trick](idp)))


def test_no_name_is_cut_short_and_nothing_is_fetched_or_blown_up(idp: SamlProvider) -> None:
    true = idp.vouch(ASKED, SATO).decode()
    kind = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    answers = (
        true.replace("u-1001", "u-1001<!-- -->").encode(),
        true.replace("u-1001", "u-10<?x?>01").encode(),
        f"{kind}{true}".encode(),
        f"{kind}{true.replace('u-1001', '&f;')}".encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{kind}{true}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-7"?>{kind.replace("<", "+ADw-")}{true}'.encode(),
        (true + " " * 200_000).encode(),
        b"<a>" * 10_000,
        true.replace("samlp:Response", "samlp:LogoutResponse").encode(),
        b"not xml",
        b"",
    )
    for answer in answers:
        with pytest.raises(NotVouchedError):
            read(idp, answer)
    with pytest.raises(NotVouchedError):
        read_answer(
            "%%%",
            Expected(provider=Provider(issuer="", address="", certificates=()), audience="", recipient=""),
            at=clock.now(),
        )
