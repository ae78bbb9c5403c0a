"""Administrators settle a provider by its metadata; what nobody could sign in by is told in words at the field."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mannaka_kit import audit, clock
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tenants.federation.actions.drop_provider import drop_provider
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.actions.settle_saml_provider import settle_saml_provider
from tenants.federation.errors import IssuerTakenError, SecretMissingError
from tenants.federation.flow import trouble_of
from tenants.federation.provider_facts import ProviderFacts, SamlFacts
from tenants.federation.saml import errors
from tenants.federation.saml.metadata import provider_of, read_metadata
from tenants.federation.troubles import Trouble
from tenants.partners.models import PartnerOrganization
from tests.support.partners import a_body
from tests.support.saml_provider import SamlProvider, a_certificate
from tests.tenants.browsing import KEY, page, post
from tests.tenants.federation.conftest import DOOR, SATO
from tests.tenants.federation.saml.conftest import SamlBrowser, with_saml

LIST = "/staff/settings/partners/"


def settle(body: PartnerOrganization, metadata: str, actor: object = audit.OPERATOR) -> PartnerOrganization:
    facts = SamlFacts(metadata=metadata)
    return settle_saml_provider(actor=actor, organization_id=body.pk, facts=facts, at=clock.now())  # type: ignore[arg-type]


def test_from_the_metadata_to_the_door_by_a_try(
    desk: Client, provider: SamlProvider, council: PartnerOrganization
) -> None:
    drop_provider(actor=audit.OPERATOR, organization_id=council.pk, at=clock.now())
    place = f"{LIST}{council.pk}/provider/saml/"
    assert place in page(desk, f"{LIST}{council.pk}/provider/")
    shown = page(desk, place)
    assert (f"{DOOR}{council.pk}/saml/" in shown, f"{DOOR}{council.pk}/metadata/" in shown) == (True, True)
    assert "メタデータを、ファイルで選ぶか、貼り付けて" in post(desk, place).content.decode()
    kept = post(desk, place, {"metadata": "<md:Entity"}).content.decode()
    assert ("XMLとして読み取れません" in kept, "&lt;md:Entity" in kept) == (True, True)
    key = KEY.search(page(desk, place))
    assert key is not None
    file = SimpleUploadedFile("idp.xml", b"\xef\xbb\xbf" + provider.metadata().encode(), "application/xml")
    assert desk.post(place, {"idempotency_key": key[1], "file": file})["Location"] == place
    shown = page(desk, place)
    assert ("まだ使えません" in shown, provider.issuer in shown, "署名の証明書" in shown) == (True, True, True)
    assert council.name not in page(desk, DOOR)
    tried = desk.post(f"{LIST}{council.pk}/provider/try/", {"idempotency_key": "0" * 32}, follow=True)
    assert ("一度サインインしてもらい" in tried.content.decode(), council.name in page(desk, DOOR)) == (True, True)
    assert place in page(desk, f"{LIST}{council.pk}/")
    assert "いまは、SAMLで設定されています" in page(desk, f"{LIST}{council.pk}/provider/")
    # Without new metadata the old ones go on, and nothing has to be tried again.
    assert post(desk, place, {"lets_in": "on"})["Location"] == place
    council.refresh_from_db()
    assert (council.provider_lets_in, council.provider_tried_at is not None) == (True, True)


def _described(**changed: str) -> Callable[[SamlProvider], str]:
    (old, new), *_ = changed.items()
    return lambda by: by.metadata().replace(OLD[old], new)


OLD = {"role": "IDPSSODescriptor", "protocol": "SAML:2.0:protocol", "address": "https://login", "use": "signing"}
WRONG: dict[str, tuple[type[errors.MetadataError], Callable[[SamlProvider], str]]] = {
    "no XML": (errors.MetadataUnreadableError, lambda _by: "entityID: x"),
    "nothing": (errors.MetadataMissingError, lambda _by: " "),
    "far too long": (errors.MetadataUnreadableError, lambda by: by.metadata() + " " * 10 + "x" * 200_000),
    "a document type": (
        errors.MetadataForbiddenError,
        lambda by: by.metadata().replace("<md:EntityD", '<!DOCTYPE a SYSTEM "http://x/">\n<md:EntityD', 1),
    ),
    "entities": (
        errors.MetadataForbiddenError,
        lambda by: by.metadata().replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>').replace("tenant", "&b;"),
    ),
    "one like ourselves": (errors.MetadataOfOneProviderError, _described(role="SPSSODescriptor")),
    "an older language": (errors.MetadataOfOneProviderError, _described(protocol="SAML:1.1:protocol")),
    "two providers": (
        errors.MetadataOfOneProviderError,
        lambda by: f"<all>{''.join(by.metadata().partition('?>')[2] for _ in '12')}</all>",
    ),
    "no name": (errors.MetadataIssuerError, lambda by: by.metadata().replace(f'"{by.issuer}"', '" "')),
    "too long a name": (errors.MetadataIssuerError, lambda by: by.metadata().replace(by.issuer, "urn:" + "x" * 200)),
    "another way": (errors.MetadataAddressError, lambda by: by.metadata(binding="HTTP-POST")),
    "an open address": (errors.MetadataAddressError, _described(address="http://login")),
    "an address with script": (
        errors.MetadataAddressError,
        lambda by: by.metadata().replace('Location="https://login', 'Location="javascript:login'),
    ),
    "no certificate": (errors.NoCertificateError, _described(use="encryption")),
    "half a certificate": (errors.NoCertificateError, lambda by: by.metadata().replace("MII", "")),
    "too small a key": (
        errors.NoCertificateError,
        lambda by: by.metadata(a_certificate(rsa.generate_private_key(65537, 1024))),  # noqa: S505 - refused
    ),
    "another kind of key": (
        errors.NoCertificateError,
        lambda by: by.metadata(a_certificate(ec.generate_private_key(ec.SECP256R1()))),  # type: ignore[arg-type]
    ),
    "bygone": (errors.CertificateOverError, lambda by: by.metadata(a_certificate(by.key, days=(-30, -1)))),
}


def test_what_nobody_could_sign_in_by_is_not_kept(
    council: PartnerOrganization, provider: SamlProvider, clerk: Actor
) -> None:
    other = a_body(at=clock.now(), name="法テラス")
    for why, (error, written) in WRONG.items():
        with pytest.raises(errors.MetadataError) as raised:
            settle(other, written(provider))
        assert (why, raised.type, raised.value.field) == (why, error, "metadata")
    with pytest.raises(IssuerTakenError):
        settle(other, provider.metadata())
    with pytest.raises(NotAllowedError):
        settle(council, provider.metadata(), actor=clerk)
    assert not PartnerOrganization.objects.get(pk=other.pk).has_provider


def test_two_certificates_stand_side_by_side_until_one_is_over(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    following = SamlProvider(provider.issuer)
    certificates = (a_certificate(provider.key, days=(-300, -1)), provider.certificate, following.certificate)
    body = with_saml(council, provider, metadata=provider.metadata(*certificates), lets_in=True)
    assert provider_of(body).certificates == certificates[1:]
    for each in (provider, following):
        assert saml_browser.comes(body, each, SATO)["Location"] == "/partner/"
    assert trouble_of(body) is None
    with time_machine.travel(clock.now() + timedelta(days=400)):
        found = trouble_of(body)
        assert found is not None
        assert found.trouble == Trouble.NO_CERTIFICATE
    assert read_metadata(
        provider.metadata(provider.certificate, provider.certificate), at=clock.now()
    ).certificates == (provider.certificate,)


def test_a_body_that_changes_its_language_needs_everything_anew(
    council: PartnerOrganization, provider: SamlProvider
) -> None:
    issuer = "https://login.shakyo.example/saml"
    facts = ProviderFacts(issuer=issuer, client_id="mannaka")
    with pytest.raises(SecretMissingError):  # what was sealed for SAML is no secret of a client
        settle_provider(actor=audit.OPERATOR, organization_id=council.pk, facts=facts, at=clock.now())
    facts = ProviderFacts(issuer=issuer, client_id="mannaka", secret="s3cret")
    body = settle_provider(actor=audit.OPERATOR, organization_id=council.pk, facts=facts, at=clock.now())
    assert (body.speaks_saml, body.provider_tried_at) == (False, None)
    with pytest.raises(errors.MetadataMissingError):
        settle(council, "")
    assert settle(council, provider.metadata()).speaks_saml
    dropped = drop_provider(actor=audit.OPERATOR, organization_id=council.pk, at=clock.now())
    assert (dropped.speaks_saml, dropped.provider_protocol) == (False, "oidc")
