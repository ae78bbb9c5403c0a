"""Sign-in with a password, through the browser's door."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import NoReverseMatch, reverse

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.reset_password import reset_password
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.errors import WeakPasswordError
from tenants.accounts.models import User
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"
LOGIN = "/account/login/"
STAFF = "/staff/settings/staff/"


@pytest.fixture
def aoi(administrator: User) -> User:
    set_own_password(user=administrator, password=PASSWORD, at=AT)
    return administrator


@pytest.fixture
def door(imabari: Tenant, client_of: Callable[[Tenant], Client]) -> Client:
    return client_of(imabari)


def enter(client: Client, login: str = "aoi", password: str = PASSWORD, **more: str) -> int:
    return client.post(LOGIN, {"login": login, "password": password, **more}).status_code


def words(client: Client, login: str, password: str) -> str:
    """Return the answer's text, without what is new in each answer and what was typed."""
    text = client.post(LOGIN, {"login": login, "password": password}).content.decode()
    return re.sub(r'(value|nonce)="[^"]*"', "", text).replace(login, "")


def test_the_right_password_opens_the_way_that_was_asked_for(aoi: User, door: Client) -> None:
    answer = door.post(LOGIN, {"login": "aoi", "password": PASSWORD, "next": STAFF})
    assert (answer.status_code, answer["Location"]) == (302, STAFF)
    assert door.get(STAFF).status_code == 200


def test_the_way_on_never_leads_to_another_host(aoi: User, door: Client) -> None:
    answer = door.post(LOGIN, {"login": "aoi", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/staff/"


def test_capitals_in_the_user_name_do_not_matter(aoi: User, door: Client) -> None:
    assert enter(door, login="AOI") == 302


def test_unknown_wrong_and_stopped_get_the_same_answer(aoi: User, door: Client) -> None:
    stopped = User.objects.create(username="yamada", display_name="山田", name_kana="ヤマダ")
    stopped.set_password(PASSWORD)
    stopped.is_active = False
    stopped.save()
    answers = {words(door, "aoi", "wrong"), words(door, "nobody", "wrong"), words(door, "yamada", PASSWORD)}
    assert len(answers) == 1
    assert "ユーザー名かパスワードが違います" in answers.pop()


def test_a_password_of_one_city_opens_no_other(aoi: User, saijo: Tenant, client_of: Callable[[Tenant], Client]) -> None:
    assert enter(client_of(saijo)) == 200


def test_the_session_key_changes_at_sign_in(aoi: User, door: Client) -> None:
    before = door.session
    before["kept"] = "1"
    before.save()
    door.cookies[next(iter(door.cookies))] = before.session_key or ""
    old = before.session_key
    assert enter(door) == 302
    assert door.session.session_key != old


def test_after_five_wrong_passwords_even_the_right_one_waits_five_minutes(aoi: User, door: Client) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        for _ in range(5):
            assert "違います" in words(door, "aoi", "wrong")
        assert "しばらくサインインできません" in words(door, "aoi", PASSWORD)
        traveller.shift(timedelta(minutes=5, seconds=1))
        assert enter(door) == 302


def test_the_limit_of_one_city_slows_down_no_other(
    aoi: User, door: Client, saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    with use(saijo):
        twin = User.objects.create(username="aoi", display_name="西条", name_kana="サイジョウ")
        set_own_password(user=twin, password=PASSWORD, at=AT)
    for _ in range(6):
        enter(door, password="wrong")
    assert enter(client_of(saijo)) == 302


def test_a_one_time_pass_phrase_leads_to_the_password_page_until_it_is_changed(
    administrator: User, door: Client
) -> None:
    passphrase = reset_password(actor=audit.OPERATOR, user=administrator, at=AT)
    assert enter(door, password=passphrase) == 302
    assert door.get(STAFF)["Location"] == "/account/password/change/"
    assert "一度だけ使えます" in door.get("/account/password/change/").content.decode()
    data = {"oldpassword": passphrase, "password1": PASSWORD, "password2": PASSWORD}
    answer = door.post("/account/password/change/", data)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/")
    assert door.get(STAFF).status_code == 200
    assert enter(Client(headers={"host": "imabari.localhost"}), password=passphrase) == 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"oldpassword": "wrong"}, "今のパスワードが違います"),
        ({"password2": "another long password"}, "2回とも同じ"),
        ({"password1": "short", "password2": "short"}, "15"),
    ],
)
def test_a_password_change_says_at_the_field_what_is_wrong(
    aoi: User, door: Client, data: dict[str, str], said: str
) -> None:
    enter(door)
    given = {"oldpassword": PASSWORD, "password1": "a new long password", "password2": "a new long password"}
    answer = door.post("/account/password/change/", given | data)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_a_weak_password_is_refused_by_the_action_itself(administrator: User) -> None:
    with pytest.raises(WeakPasswordError):
        set_own_password(user=administrator, password="short", at=AT)


def test_a_stopped_account_is_out_with_the_next_request_and_its_sessions_never_come_back(
    aoi: User, door: Client
) -> None:
    other = User.objects.create(username="other", display_name="別", name_kana="ベツ")
    grant_administrator(other)
    enter(door)
    assert door.get(STAFF).status_code == 200
    deactivate_user(actor=audit.OPERATOR, user=aoi, at=AT)
    assert door.get(STAFF).status_code == 302
    User.objects.filter(pk=aoi.pk).update(is_active=True)
    assert door.get(STAFF).status_code == 302


def grant_administrator(user: User) -> None:
    from tenants.accounts.actions.grant_role import grant_role
    from tenants.accounts.roles import Role

    grant_role(actor=audit.OPERATOR, user=user, role=Role.ADMINISTRATOR, valid_from=date(2020, 1, 1), at=AT)


def test_a_new_pass_phrase_ends_every_session(aoi: User, door: Client) -> None:
    enter(door)
    reset_password(actor=audit.OPERATOR, user=aoi, at=AT)
    assert door.get(STAFF).status_code == 302


def test_signing_out_asks_first_and_then_ends_the_session(aoi: User, door: Client) -> None:
    enter(door)
    assert door.get("/account/logout/").status_code == 200
    assert SESSION_KEY in door.session
    assert door.post("/account/logout/").status_code == 302
    assert door.get(STAFF).status_code == 302


def test_the_audit_knows_every_sign_in_and_not_what_was_typed(aoi: User, door: Client) -> None:
    enter(door, login="misspelt-password", password="wrong")
    enter(door)
    door.post("/account/logout/")
    entries = list(Entry.objects.filter(action__startswith="sign_in.").order_by("pk"))
    assert [(entry.action, entry.actor_label, entry.outcome) for entry in entries] == [
        ("sign_in.failed", "anonymous", "refused"),
        ("sign_in.succeeded", "administrator", "done"),
        ("sign_in.ended", "administrator", "done"),
    ]
    assert "misspelt" not in str(entries[0].details)


def test_passwords_rest_as_hashes_and_pages_are_kept_by_nobody(aoi: User, door: Client) -> None:
    aoi.refresh_from_db()
    assert check_password(PASSWORD, aoi.password)
    assert "no-store" in door.get(LOGIN)["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "mfa_list_webauthn"],
)
def test_doors_of_allauth_that_we_do_not_use_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "login/code/", "3rdparty/", "inactive/"])
def test_their_addresses_are_a_404(db: None, door: Client, path: str) -> None:
    assert door.get(f"/account/{path}").status_code == 404


# --- how long a session lives ---


def test_half_an_hour_without_a_sign_of_life_ends_the_session(aoi: User, door: Client) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        enter(door)
        for minutes, expected in ((29, 200), (29, 200), (30, 302)):
            traveller.shift(timedelta(minutes=minutes))
            assert door.get(STAFF).status_code == expected


def test_twelve_hours_are_the_end_even_for_the_busiest(aoi: User, door: Client) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        enter(door)
        for _ in range(47):
            traveller.shift(timedelta(minutes=15))
            assert door.get(STAFF).status_code == 200
        traveller.shift(timedelta(minutes=15))
        assert door.get(STAFF).status_code == 302


def test_a_page_that_asks_by_itself_keeps_no_session_alive(aoi: User, door: Client) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        enter(door)
        for _ in range(2):
            traveller.shift(timedelta(minutes=14))
            assert door.get(STAFF, headers={"X-Mannaka-Background": "1"}).status_code == 200
        traveller.shift(timedelta(minutes=2))
        assert door.get(STAFF).status_code == 302


def test_a_session_whose_clocks_never_started_is_over(aoi: User, door: Client) -> None:
    door.force_login(aoi, backend="tenants.accounts.sign_in.backend.StaffBackend")
    assert door.get(STAFF).status_code == 302


def test_a_busy_minute_writes_the_session_once(aoi: User, door: Client) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        enter(door)
        door.get(STAFF)
        seen = door.session["seen_at"]
        traveller.shift(timedelta(seconds=59))
        door.get(STAFF)
        assert door.session["seen_at"] == seen
        traveller.shift(timedelta(seconds=1))
        door.get(STAFF)
        assert door.session["seen_at"] == int(clock.now().timestamp())
