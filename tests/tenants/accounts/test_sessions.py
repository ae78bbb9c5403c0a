"""Where somebody is signed in, and how it ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.end_other_sessions import end_other_sessions
from tenants.accounts.actions.end_session import end_session
from tenants.accounts.actions.end_sessions_of_user import end_sessions_of_user
from tenants.accounts.actions.open_session import open_session
from tenants.accounts.actions.reset_password import reset_password
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.actor import Actor
from tenants.accounts.errors import SessionNotFoundError
from tenants.accounts.models import AccountNotice, SignedInSession, User
from tenants.accounts.session_rows import MEMORY
from tenants.accounts.sessions_listed import sessions_for
from tests.tenants.browsing import page, post
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1"
LISTED = "/account/sessions/"


@pytest.fixture
def enter(administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client]) -> Callable[..., Client]:
    """Return a maker of browsers at which the administrator signs in by the form."""
    set_own_password(user=administrator, password=PASSWORD, at=clock.now())

    def entered(user_agent: str = EDGE) -> Client:
        client = client_of(imabari)
        sent = client.post(
            "/account/login/", {"login": "aoi", "password": PASSWORD}, headers={"user-agent": user_agent}
        )
        assert sent.status_code == 302
        return client

    return entered


def key_of(client: Client) -> str:
    return str(client.session.session_key)


def test_each_sign_in_is_listed_in_plain_words_without_an_address(
    enter: Callable[..., Client], administrator: User
) -> None:
    desk = enter()
    enter(IPHONE)
    shown = page(desk, LISTED)
    assert "Windowsのパソコン（Edge）" in shown
    assert "iPhone（Safari）" in shown
    assert shown.count("この端末</span>") == 1
    assert "127.0.0.1" not in shown
    assert {row.device for row in SignedInSession.objects.all()} == {"windows.edge", "iphone.safari"}


def test_ending_one_deletes_its_session_and_leaves_the_others(enter: Callable[..., Client], admin: Actor) -> None:
    desk, phone = enter(), enter(IPHONE)
    key = key_of(phone)
    row = SignedInSession.objects.get(session_key=key)
    end_session(actor=admin, session_id=row.pk, at=AT)
    assert not Session.objects.filter(session_key=key).exists()
    assert phone.get("/staff/settings/").status_code == 302
    assert desk.get("/staff/settings/").status_code == 200
    assert Entry.objects.filter(action="sign_in.session_ended", target_id=str(row.pk)).count() == 1
    with pytest.raises(SessionNotFoundError):
        end_session(actor=admin, session_id=row.pk, at=AT)


def test_nobody_ends_or_sees_the_sign_in_of_a_colleague(
    enter: Callable[..., Client], administrator: User, clerk: Actor
) -> None:
    desk = enter()
    row = SignedInSession.objects.get(session_key=key_of(desk))
    with pytest.raises(SessionNotFoundError):
        end_session(actor=clerk, session_id=row.pk, at=AT)
    with pytest.raises(NotAllowedError):
        sessions_for(clerk, administrator, at=clock.now())
    with pytest.raises(NotAllowedError):
        end_sessions_of_user(actor=clerk, user=administrator, at=AT)
    assert desk.get("/staff/settings/").status_code == 200


def test_ending_all_others_keeps_this_one_through_the_new_epoch(enter: Callable[..., Client]) -> None:
    desk, phone = enter(), enter(IPHONE)
    before = User.objects.get(username="aoi").session_epoch
    shown = page(desk, LISTED)
    assert "ほかの端末をすべて終わらせる" in shown
    desk.post("/account/sessions/end-others/", {"idempotency_key": "a" * 32})
    assert User.objects.get(username="aoi").session_epoch == before + 1
    assert phone.get("/staff/settings/").status_code == 302
    assert desk.get("/staff/settings/").status_code == 200
    assert "この端末だけです" in page(desk, LISTED)


@pytest.mark.usefixtures("in_imabari")
def test_ending_others_without_a_session_of_ones_own_ends_all(enter: Callable[..., Client], admin: Actor) -> None:
    desk = enter()
    end_other_sessions(actor=admin, keep="", at=AT)
    assert desk.get("/staff/settings/").status_code == 302


def test_whatever_takes_an_account_away_deletes_its_sessions(enter: Callable[..., Client], administrator: User) -> None:
    other = User.objects.create(username="other", display_name="他", name_kana="タ")
    for act in (
        lambda: end_sessions_of_user(actor=audit.OPERATOR, user=administrator, at=AT),
        lambda: reset_password(actor=audit.OPERATOR, user=administrator, at=AT),
    ):
        key = key_of(enter())
        act()
        set_own_password(user=User.objects.get(pk=administrator.pk), password=PASSWORD, at=AT)
        assert not Session.objects.filter(session_key=key).exists()
    assert deactivate_user(actor=audit.OPERATOR, user=other, at=AT).session_epoch == 1


def test_a_changed_password_moves_the_session_and_its_row_goes_along(enter: Callable[..., Client]) -> None:
    desk = enter()
    before = key_of(desk)
    new = "quite another long pass phrase"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert desk.post("/account/password/change/", sent).status_code == 302
    assert key_of(desk) != before
    assert "この端末</span>" in page(desk, LISTED)


def test_signing_out_is_audited_and_takes_the_device_off_the_list(
    enter: Callable[..., Client], administrator: User, admin: Actor
) -> None:
    desk = enter()
    desk.post("/account/logout/")
    assert Entry.objects.filter(action="sign_in.ended", actor_id=administrator.pk).count() == 1
    assert sessions_for(admin, administrator, at=clock.now()) == []


def test_an_idle_session_is_no_longer_listed(enter: Callable[..., Client], administrator: User, admin: Actor) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        enter()
        fresh = User.objects.get(pk=administrator.pk)
        assert len(sessions_for(admin, fresh, at=clock.now())) == 1
        traveller.shift(timedelta(minutes=31))
        assert sessions_for(admin, fresh, at=clock.now()) == []


def test_a_new_device_is_told_once_and_a_first_or_known_one_is_not(administrator: User) -> None:
    for number, (device, expected) in enumerate(
        [("windows.edge", 0), ("windows.edge", 0), ("iphone.safari", 1), ("iphone.safari", 1)]
    ):
        open_session(user=administrator, session_key=f"key{number}", device=device, language="ja", at=AT)
        assert AccountNotice.objects.filter(kind="new_device").count() == expected


def test_a_device_is_forgotten_after_half_a_year(administrator: User) -> None:
    open_session(user=administrator, session_key="a", device="windows.edge", language="ja", at=AT)
    later = AT + MEMORY + timedelta(days=1)
    open_session(user=administrator, session_key="b", device="mac.safari", language="en", at=later)
    assert [row.device for row in SignedInSession.objects.all()] == ["mac.safari"]
    assert User.objects.get(pk=administrator.pk).language == "en"


def test_the_list_takes_as_many_queries_for_many_devices_as_for_one(
    enter: Callable[..., Client], administrator: User, admin: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(4):
        enter()
    user = User.objects.get(pk=administrator.pk)
    with django_assert_num_queries(2):
        assert len(sessions_for(admin, user, at=clock.now())) == 4


def test_an_administrators_page_shows_and_ends_a_colleagues_sign_ins(
    enter: Callable[..., Client],
    administrator: User,
    clerk: Actor,
    imabari: Tenant,
    sign_in: Callable[[Tenant, User], Client],
) -> None:
    desk, colleague = enter(), sign_in(imabari, User.objects.get(pk=clerk.pk))
    with use(imabari):
        SignedInSession.objects.create(
            user_id=clerk.pk, session_key=key_of(colleague), device="linux.firefox", began_at=AT
        )
    member = f"/staff/settings/staff/{clerk.pk}/"
    assert "Linuxのパソコン（Firefox）" in page(desk, member)
    assert post(desk, f"{member}end-sessions/").status_code == 302
    assert colleague.get("/staff/").status_code == 302
    assert Entry.objects.filter(action="staff.sessions_ended", target_id=str(clerk.pk)).count() == 1


def test_a_session_of_one_city_is_none_in_another(
    enter: Callable[..., Client], saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    desk, stranger = enter(), client_of(saijo)
    stranger.cookies = desk.cookies
    assert stranger.get(LISTED)["Location"].startswith("/account/login/")
    with use(saijo):
        assert not SignedInSession.objects.exists()


def test_a_session_that_ran_out_and_one_that_never_was_open_nothing(enter: Callable[..., Client]) -> None:
    inside = enter()
    assert inside.get(LISTED).status_code == 200
    with time_machine.travel(clock.now() + timedelta(hours=13)):
        assert inside.get(LISTED).status_code == 302
    stranger = Client(headers={"host": "imabari.localhost"})
    stranger.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    assert stranger.get(LISTED).status_code == 302
