"""What pretends to be a passkey's answer is refused in words, whatever its shape."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant
from tenants.accounts.models import User

SIGN_IN = "/account/passkeys/login/"
ADD = "/account/passkeys/add/"
WORDS = "このパスキーでは確認できませんでした"


def told(origin: str, kind: str = "webauthn.get") -> str:
    said = json.dumps({"type": kind, "challenge": "AAAA", "origin": origin}).encode()
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def answer(origin: str = "http://imabari.localhost", **changes: Any) -> dict[str, Any]:
    response = {"clientDataJSON": told(origin), "authenticatorData": "AAAA", "signature": "AAAA", "userHandle": "MQ"}
    return {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {**response, **changes}}


WRONG: list[Any] = [
    "",
    "null",
    "[]",
    '"text"',
    "7",
    "{}",
    "{",
    {"response": []},
    {"response": {"clientDataJSON": 7}},
    {"response": {"clientDataJSON": "AAAA"}},
    answer(userHandle=None),
    answer(userHandle="ÿÿ"),
    answer(userHandle="not a number"),
    answer(signature=[]),
    answer(authenticatorData=""),
    answer(origin="http://saijo.localhost"),
    answer(origin="https://imabari.localhost.example.com"),
    answer(),
]


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_the_sign_in_page_says_so_and_the_failure_is_recorded(
    administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client], wrong: Any
) -> None:
    client = client_of(imabari)
    client.get(SIGN_IN, headers={"accept": "application/json"})
    typed = wrong if isinstance(wrong, str) else json.dumps(wrong)
    sent = client.post(SIGN_IN, {"credential": typed, "next": "/staff/"})
    assert sent["Location"] == "/account/login/?next=%2Fstaff%2F"
    shown = client.get(sent["Location"]).content.decode()
    assert 'role="alert"' in shown
    assert client.get("/staff/settings/").status_code == 302
    assert Entry.objects.filter(action="sign_in.failed").count() == 1


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_nothing_wrong_is_registered(desk: Client, wrong: Any) -> None:
    desk.get(ADD)
    typed = wrong if isinstance(wrong, str) else json.dumps(wrong)
    sent = desk.post(ADD, {"credential": typed, "name": "鍵"})
    assert sent.status_code == 200
    assert 'value="鍵"' in sent.content.decode()
    assert not Authenticator.objects.exists()


def test_the_browser_is_asked_for_this_city_and_for_its_owner(
    imabari: Tenant, client_of: Callable[[Tenant], Client], db: None
) -> None:
    asked = client_of(imabari).get(SIGN_IN, headers={"accept": "application/json"}).json()["request_options"]
    assert asked["publicKey"]["rpId"] == "imabari.localhost"
    assert asked["publicKey"]["userVerification"] == "required"
    assert not asked["publicKey"].get("allowCredentials")


def test_a_new_passkey_is_asked_to_know_its_owner(desk: Client) -> None:
    shown = desk.get(ADD).content.decode()
    for expected in (
        "&quot;residentKey&quot;: &quot;required&quot;",
        "&quot;userVerification&quot;: &quot;required&quot;",
    ):
        assert expected in shown


def test_too_many_tries_from_one_address_wait(imabari: Tenant, client_of: Callable[[Tenant], Client], db: None) -> None:
    cache.clear()
    client = client_of(imabari)
    answers = [client.post(SIGN_IN, {"credential": "{}"}).status_code for _number in range(121)]
    assert answers == [302] * 120 + [429]
    cache.clear()


def test_the_passkey_of_a_colleague_is_not_there(desk: Client, clerk: Any) -> None:
    key = Authenticator.objects.create(user_id=clerk.pk, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
    for what in ("name", "remove"):
        assert desk.get(f"/account/passkeys/{key.pk}/{what}/").status_code == 404
        assert desk.post(f"/account/passkeys/{key.pk}/{what}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.get().data == {"name": "鍵"}
