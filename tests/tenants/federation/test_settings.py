"""Administrators settle by which provider a body's people sign in; a try says in words what is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, override_settings

from mannaka_kit import audit, clock
from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import HttpResponse
from tenants.accounts.actor import Actor
from tenants.federation.actions.drop_provider import drop_provider
from tenants.federation.actions.note_try import note_try
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.errors import (
    ClientIdMissingError,
    HostNotAllowedError,
    IssuerAddressError,
    IssuerTakenError,
    NoProviderError,
    OpenToEverybodyError,
    SecretMissingError,
)
from tenants.federation.flow import trouble_of
from tenants.federation.sealing import open_secret
from tenants.federation.troubles import Trouble
from tenants.partners.models import PartnerOrganization
from tests.support.partners import a_body
from tests.support.simulated import Simulated
from tests.tenants.browsing import page, post
from tests.tenants.federation.conftest import DOOR, TestIssuer, facts_of, with_provider

LIST = "/staff/settings/partners/"


def settle(body: PartnerOrganization, by: TestIssuer, actor: Any = audit.OPERATOR, **changed: Any) -> None:
    settle_provider(actor=actor, organization_id=body.pk, facts=facts_of(by, **changed), at=clock.now())
    body.refresh_from_db()


def test_from_the_form_to_the_door_by_a_try(desk: Client, issuer: TestIssuer, body: PartnerOrganization) -> None:
    drop_provider(actor=audit.OPERATOR, organization_id=body.pk, at=clock.now())
    place, told = f"{LIST}{body.pk}/provider/", {"issuer": issuer.issuer, "client_id": "mannaka"}
    assert "/partner/sign-in/return/" in page(desk, place)
    kept = post(desk, place, told).content.decode()
    assert ("クライアントシークレットを入力してください" in kept, issuer.issuer in kept) == (True, True)
    assert post(desk, place, {**told, "secret": issuer.client_secret})["Location"] == place
    shown = page(desk, place)
    assert ("まだ使えません" in shown, issuer.client_secret in shown) == (True, False)
    assert body.name not in page(desk, DOOR)
    issuer.describes = {"issuer": "https://other.example"}
    tried = desk.post(f"{place}try/", {"idempotency_key": "0" * 32}, follow=True).content.decode()
    assert "別の発行者" in tried
    issuer.describes = {}
    tried = desk.post(f"{place}try/", {"idempotency_key": "1" * 32}, follow=True).content.decode()
    assert ("機関の認証でサインインできます" in tried, body.name in page(desk, DOOR)) == (True, True)
    assert "機関の認証（https://login.shakyo.example）" in page(desk, f"{LIST}{body.pk}/")
    assert post(desk, f"{place}drop/")["Location"] == f"{LIST}{body.pk}/"
    body.refresh_from_db()
    assert (body.has_provider, body.provider_secret) == (False, "")


WRONG: dict[type[Exception], dict[str, Any]] = {
    ClientIdMissingError: {"client_id": " "},
    OpenToEverybodyError: {"issuer": "https://accounts.google.com", "lets_in": True},
    SecretMissingError: {"issuer": "https://login.other.example", "secret": ""},
}
NO_ISSUERS = (
    "http://login.shakyo.example",
    "https://login.shakyo.example/?a=b",
    "https://u:p@x.example",
    "x",
    "https://",
)


def test_what_nobody_could_sign_in_by_is_not_kept(
    body: PartnerOrganization, issuer: TestIssuer, clerk: Actor, issuers: tuple[TestIssuer, TestIssuer]
) -> None:
    for error, changed in WRONG.items():
        with pytest.raises(error):
            settle(body, issuer, **changed)
    for address in NO_ISSUERS:
        with pytest.raises(IssuerAddressError):
            settle(body, issuer, issuer=address)
    with pytest.raises(NotAllowedError):
        settle(body, issuer, actor=clerk)
    with pytest.raises(IssuerTakenError):
        settle(a_body(at=clock.now(), name="法テラス"), issuer)
    with override_settings(MANNAKA_SIMULATOR_URL="", MANNAKA_PARTNER_HOSTS=[issuers[1].host]):
        with pytest.raises(HostNotAllowedError):
            settle(body, issuer)
        settle(body, issuers[1])


def test_a_secret_opens_for_its_body_and_issuer_alone(body: PartnerOrganization, issuer: TestIssuer) -> None:
    settle(body, issuer, secret="", does_two_factors=True)
    assert (open_secret(body), body.provider_tried_at is not None) == (issuer.client_secret, True)
    settle(body, issuer, client_id="another", secret="")
    assert body.provider_tried_at is None
    before = PartnerOrganization.objects.get(pk=body.pk)
    settle(body, issuer, secret="new")
    with pytest.raises(NoProviderError):
        note_try(actor=audit.OPERATOR, organization=before, trouble=None, at=clock.now())
    body.provider_issuer = "https://login.houterasu.example"
    with pytest.raises(UndecipherableError):
        open_secret(body)


def _describes(**told: Any) -> Callable[[TestIssuer, Simulated], None]:
    return lambda issuer, _services: issuer.describes.update(told)


def _answers(*answers: HttpResponse) -> Callable[[TestIssuer, Simulated], None]:
    return lambda _issuer, services: services.fail_next(*answers)


TROUBLES: dict[Trouble, Callable[[TestIssuer, Simulated], None]] = {
    Trouble.AWAY: _answers(HttpResponse(status=503)),
    Trouble.NO_DESCRIPTION: _answers(HttpResponse(status=404)),
    Trouble.UNREADABLE: _answers(HttpResponse(status=200, body=b"<html>")),
    Trouble.OTHER_ISSUER: _describes(issuer="https://login.shakyo.example/"),
    Trouble.NO_CODE: _describes(code_challenge_methods_supported=["plain"]),
    Trouble.HOST: _describes(token_endpoint="http://login.shakyo.example/token"),
    Trouble.NO_KEYS: _describes(jwks_uri="https://login.shakyo.example/.well-known/openid-configuration"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_try_tells_what_is_wrong(
    body: PartnerOrganization, issuer: TestIssuer, services: Simulated, trouble: Trouble
) -> None:
    assert trouble_of(body) is None
    TROUBLES[trouble](issuer, services)
    found = trouble_of(body)
    assert found is not None
    assert found.trouble == trouble
    assert str(trouble.label) in str(found)


def test_a_wrong_client_id_or_secret_is_told_before_anybody_tries(
    body: PartnerOrganization, issuer: TestIssuer
) -> None:
    with_provider(body, issuer, secret="of last year")
    body.refresh_from_db()
    found = trouble_of(body)
    assert found is not None
    assert found.trouble == Trouble.CLIENT
