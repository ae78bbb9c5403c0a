"""The authenticator app and the recovery codes."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from mannaka_kit import audit, crypto
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.remove_second_factor import remove_second_factor
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import User
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"
STAFF = "/staff/settings/staff/"
TOTP = "/account/2fa/totp/activate/"


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


class Phone:
    """A person with an authenticator app."""

    def __init__(self, client: Client, secret: str, codes: list[str]) -> None:
        self.client, self.secret, self.codes = client, secret, codes

    def password(self, client: Client) -> str:
        answer = client.post("/account/login/", {"login": "aoi", "password": PASSWORD, "next": STAFF})
        return answer["Location"]

    def enter(self, client: Client, typed: str) -> int:
        return client.post("/account/2fa/authenticate/", {"code": typed}).status_code


@pytest.fixture
def phone(
    noon: time_machine.Traveller, administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> Phone:
    set_own_password(user=administrator, password=PASSWORD, at=AT)
    client = client_of(imabari)
    client.post("/account/login/", {"login": "aoi", "password": PASSWORD})
    shown = client.get(TOTP).content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", shown)
    assert secret is not None
    assert "<svg" in shown
    assert 'src="data:' not in shown
    answer = client.post(TOTP, {"code": code(secret[1])})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    codes = re.findall(r"<li><code>(\d{8})</code>", client.get(answer["Location"]).content.decode())
    assert len(codes) == 10
    return Phone(client, secret[1], codes)


@pytest.fixture
def new_browser(imabari: Tenant, client_of: Callable[[Tenant], Client]) -> Callable[[], Client]:
    return lambda: client_of(imabari)


def test_password_and_code_together_open_the_door_and_neither_alone(
    phone: Phone, new_browser: Callable[[], Client], noon: time_machine.Traveller
) -> None:
    noon.shift(timedelta(seconds=30))
    client = new_browser()
    assert phone.password(client).startswith("/account/2fa/authenticate/")
    assert client.get(STAFF).status_code == 302
    assert phone.enter(client, "000000") == 200
    assert client.get(STAFF).status_code == 302
    assert phone.enter(client, code(phone.secret)) == 302
    assert client.get(STAFF).status_code == 200


def test_a_code_passes_once_even_when_the_cache_has_forgotten(
    phone: Phone, new_browser: Callable[[], Client], noon: time_machine.Traveller
) -> None:
    noon.shift(timedelta(seconds=30))
    used = code(phone.secret)
    first, second = new_browser(), new_browser()
    phone.password(first)
    phone.password(second)
    assert phone.enter(first, used) == 302
    cache.clear()
    assert phone.enter(second, used) == 200
    noon.shift(timedelta(seconds=30))
    assert phone.enter(second, used) == 200
    assert phone.enter(second, code(phone.secret)) == 302


def test_the_code_that_registered_the_app_opens_no_door(phone: Phone, new_browser: Callable[[], Client]) -> None:
    client = new_browser()
    phone.password(client)
    assert phone.enter(client, code(phone.secret)) == 200


def test_a_recovery_code_passes_once(phone: Phone, new_browser: Callable[[], Client]) -> None:
    for expected in (302, 200):
        client = new_browser()
        phone.password(client)
        assert phone.enter(client, phone.codes[0]) == expected


def test_after_five_wrong_codes_the_right_one_waits(
    phone: Phone, new_browser: Callable[[], Client], noon: time_machine.Traveller
) -> None:
    client = new_browser()
    phone.password(client)
    noon.shift(timedelta(seconds=30))
    for _ in range(5):
        phone.enter(client, "000000")
    assert phone.enter(client, code(phone.secret)) == 200
    noon.shift(timedelta(minutes=5, seconds=30))
    assert phone.enter(client, code(phone.secret)) == 302


def test_secrets_rest_under_the_citys_key(phone: Phone, saijo: Tenant) -> None:
    app = Authenticator.objects.get(type="totp")
    sealed = app.data["secret"]
    assert phone.secret not in str(app.data)
    assert crypto.decrypt(sealed, purpose="second_factor", aad="mfa_authenticator.data") == phone.secret
    seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert seed.startswith("m1.")
    with use(saijo), pytest.raises(crypto.UndecipherableError):
        crypto.decrypt(sealed, purpose="second_factor", aad="mfa_authenticator.data")


def test_removing_the_app_needs_a_fresh_proof_and_is_audited(phone: Phone, noon: time_machine.Traveller) -> None:
    noon.shift(timedelta(minutes=20))
    away = "/account/2fa/totp/deactivate/"
    assert phone.client.get(away)["Location"].startswith("/account/reauthenticate/")
    phone.client.post("/account/reauthenticate/", {"password": PASSWORD, "next": away})
    assert phone.client.get(away).status_code == 200
    assert phone.client.post(away).status_code == 302
    assert not Authenticator.objects.exists()
    steps = Entry.objects.filter(action__startswith="sign_in.second").order_by("pk").values_list("action", flat=True)
    assert list(steps) == ["sign_in.second_factor_added", "sign_in.second_factor_removed"]


def test_recovery_codes_are_shown_until_they_are_kept_and_never_again(phone: Phone) -> None:
    codes = "/account/2fa/recovery-codes/"
    assert phone.codes[0] in phone.client.get(codes).content.decode()
    assert phone.codes[0] in phone.client.post(codes, {}).content.decode()
    assert phone.client.post(codes, {"saved": "on"})["Location"] == "/account/2fa/"
    shown = phone.client.get(codes).content.decode()
    assert phone.codes[0] not in shown
    assert "残り 10 個" in shown


def test_new_recovery_codes_replace_the_old_ones(phone: Phone, new_browser: Callable[[], Client]) -> None:
    assert phone.client.post("/account/2fa/recovery-codes/generate/").status_code == 302
    client = new_browser()
    phone.password(client)
    assert phone.enter(client, phone.codes[0]) == 200
    assert Entry.objects.filter(action="sign_in.recovery_codes_made").count() == 1


def test_an_administrator_helps_who_lost_the_telephone(
    phone: Phone, administrator: User, new_browser: Callable[[], Client]
) -> None:
    assert remove_second_factor(actor=audit.OPERATOR, user=administrator, at=AT) == 2
    assert phone.client.get(STAFF).status_code == 302
    client = new_browser()
    assert phone.password(client) == STAFF
    assert client.get(STAFF).status_code == 200


@pytest.mark.parametrize(
    "path", ["", "totp/activate/", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"]
)
def test_a_stranger_sees_none_of_these_pages(db: None, new_browser: Callable[[], Client], path: str) -> None:
    assert new_browser().get(f"/account/2fa/{path}").status_code in {302, 404}


def test_the_overview_shows_what_is_set_and_leads_to_each_change(phone: Phone) -> None:
    shown = phone.client.get("/account/2fa/").content.decode()
    for expected in ("登録済み", "残り 10 個", "/account/password/change/", "/account/2fa/totp/deactivate/"):
        assert expected in shown
