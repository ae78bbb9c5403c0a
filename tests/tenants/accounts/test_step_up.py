"""Delicate pages need a proof that is not older than ten minutes, and lose no words over it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tests.tenants.browsing import page
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"
AGAIN = "/account/reauthenticate/"
KEY = {"idempotency_key": "d" * 32}


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def desk(
    noon: time_machine.Traveller, administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> Client:
    set_own_password(user=administrator, password=PASSWORD, at=AT)
    client = client_of(imabari)
    client.post("/account/login/", {"login": "aoi", "password": PASSWORD})
    return client


def delicate_pages(clerk: Actor) -> list[str]:
    grant = RoleGrant.objects.get(user_id=clerk.pk)
    person = f"/staff/settings/staff/{clerk.pk}"
    pages = [f"{person}/{name}/" for name in ("passphrase", "second-factor", "end-sessions", "roles/add")]
    pages += [f"/staff/settings/staff/roles/{grant.pk}/revoke/", "/staff/settings/tokens/add/"]
    pages += ["/staff/settings/sign-in/", "/account/passkeys/add/", "/account/2fa/totp/activate/"]
    return [*pages, "/account/2fa/recovery-codes/generate/"]


def test_each_delicate_page_opens_for_ten_minutes_and_then_asks(
    desk: Client, clerk: Actor, noon: time_machine.Traveller
) -> None:
    paths = [path for path in delicate_pages(clerk) if "generate" not in path]
    noon.shift(timedelta(minutes=9, seconds=59))
    assert {path: desk.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    noon.shift(timedelta(seconds=1))
    for path in delicate_pages(clerk):
        assert desk.get(path)["Location"].startswith(f"{AGAIN}?next="), path
    assert desk.get("/staff/settings/staff/").status_code == 200


def test_a_proof_opens_the_page_that_asked_and_is_audited(desk: Client, noon: time_machine.Traveller) -> None:
    noon.shift(timedelta(minutes=11))
    rule = "/staff/settings/sign-in/"
    assert desk.post(f"{AGAIN}?next={rule}", {"password": "wrong", "next": rule}).status_code == 200
    assert desk.get(rule).status_code == 302
    assert desk.post(AGAIN, {"password": PASSWORD, "next": rule})["Location"] == rule
    assert desk.get(rule).status_code == 200
    assert Entry.objects.filter(action="sign_in.confirmed").count() == 1
    noon.shift(timedelta(minutes=10))
    assert desk.get(rule).status_code == 302


def test_a_form_that_comes_too_late_does_nothing_and_is_shown_again_with_its_words_once(
    desk: Client, clerk: Actor, noon: time_machine.Traveller
) -> None:
    path = f"/staff/settings/staff/{clerk.pk}/roles/add/"
    grants = RoleGrant.objects.count()
    noon.shift(timedelta(minutes=11))
    sent = desk.post(path, {**KEY, "role": "auditor", "valid_from": "2026-02-01", "valid_until": "2026-03-31"})
    assert sent["Location"].startswith(AGAIN)
    assert RoleGrant.objects.count() == grants

    assert desk.post(AGAIN, {"password": PASSWORD, "next": path})["Location"] == path
    shown = page(desk, path)
    assert "もう一度送ってください" in shown
    assert re.search(r'value="auditor"[^>]*checked', shown)
    assert 'value="2026-03-31"' in shown
    assert 'value="2026-03-31"' not in page(desk, path)


def test_words_for_one_page_are_not_shown_on_another(desk: Client, clerk: Actor, noon: time_machine.Traveller) -> None:
    noon.shift(timedelta(minutes=11))
    desk.post(f"/staff/settings/staff/{clerk.pk}/roles/add/", {**KEY, "role": "auditor"})
    desk.post(AGAIN, {"password": PASSWORD, "next": "/staff/settings/tokens/add/"})
    assert "もう一度送ってください" not in page(desk, "/staff/settings/tokens/add/")


def test_a_text_too_long_to_keep_is_not_kept(desk: Client, noon: time_machine.Traveller) -> None:
    noon.shift(timedelta(minutes=11))
    desk.post("/staff/settings/tokens/add/", {**KEY, "purpose": "あ" * 70_000})
    assert "typed_before_step_up" not in desk.session


def test_a_delicate_page_stays_closed_to_whoever_lacks_the_role(
    clerk: Actor, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    client = sign_in(imabari, User.objects.get(pk=clerk.pk))
    assert client.get("/staff/settings/sign-in/").status_code == 403


def test_a_proof_of_one_city_opens_nothing_in_another(
    desk: Client, saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    stranger = client_of(saijo)
    stranger.cookies = desk.cookies
    assert stranger.get("/staff/settings/sign-in/")["Location"].startswith("/account/login/")
    with use(saijo):
        assert not Entry.objects.filter(action="sign_in.confirmed", at__gte=clock.now()).exists()
