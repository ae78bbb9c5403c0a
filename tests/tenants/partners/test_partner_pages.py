"""From the settings to a partner's own page, through the doors that people use."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import SignedInSession, User
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tests.support.partners import ADDRESS, COUNCIL, a_body, a_member, agreed, invited
from tests.tenants.browsing import page, post

LIST = "/staff/settings/partners/"
LINK = re.compile(r"/partner/invitation/[0-9a-f]{64}/")
HOME = "/partner/"
PASSWORD = "correct horse battery staple"


@pytest.fixture
def visitor(imabari: Tenant, client_of: Callable[[Tenant], Client]) -> Client:
    """Return a browser of nobody yet."""
    return client_of(imabari)


def with_a_passkey(user: User) -> None:
    """Register a passkey, as the browser would."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})


@pytest.fixture
def member(in_imabari: Tenant) -> PartnerMember:
    """Return a member of the welfare council, whose agreement is in force."""
    body = a_body(at=clock.now())
    agreed(body, at=clock.now())
    found = a_member(body, at=clock.now())
    with_a_passkey(found.user)
    return found


@pytest.fixture
def partner(member: PartnerMember, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]) -> Client:
    """Return the member's browser."""
    return sign_in(imabari, member.user)


def test_an_administrator_adds_a_body_its_agreement_and_invites_somebody(desk: Client, visitor: Client) -> None:
    facts = {"name": COUNCIL, "name_kana": "しゃかいふくし", "kind": "welfare_council", "reaches": "account"}
    added = post(desk, f"{LIST}add/", facts)
    place = added["Location"]
    body = PartnerOrganization.objects.get()
    days = {"signed_on": "2026-01-05", "valid_from": "2026-01-05", "valid_until": "2099-03-31"}
    terms = {"purpose": "一緒に対応する", "data_classes": "summary", **days}
    assert post(desk, f"{place}agreements/add/", terms)["Location"] == place
    who = {"display_name": "佐藤 恵", "name_kana": "さとう めぐみ", "email": ADDRESS}
    shown = post(desk, f"{place}members/invite/", who).content.decode()
    assert LINK.search(shown)
    seen = page(desk, place)
    assert "一緒に対応する" in seen
    assert "招待中" in seen
    assert not LINK.search(seen)
    assert body.name in page(desk, LIST)
    offer = page(visitor, LINK.search(shown)[0])  # type: ignore[index]
    assert COUNCIL in offer
    assert "佐藤" not in offer


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_typed(desk: Client) -> None:
    body = a_body(at=clock.now())
    answer = post(desk, f"{LIST}{body.pk}/agreements/add/", {"purpose": "何かのため"}).content.decode()
    assert "何かのため" in answer
    assert not Agreement.objects.exists()
    taken = post(desk, f"{LIST}add/", {"name": COUNCIL, "name_kana": "x", "kind": "legal", "reaches": "account"})
    assert "すでに登録されています" in taken.content.decode()


def test_a_link_leads_to_a_passkey_or_an_app_and_only_then_to_the_partners_page(
    in_imabari: Tenant, visitor: Client
) -> None:
    body = a_body(at=clock.now())
    agreed(body, at=clock.now())
    _invitation, token = invited(body, at=clock.now())
    door = f"/partner/invitation/{token}/"
    wrong = post(visitor, door, {"email": "other@shakyo.example"}).content.decode()
    assert "招待したメールアドレスと違います" in wrong
    assert not SignedInSession.objects.exists()
    first = post(visitor, door, {"email": ADDRESS})
    assert first["Location"] == "/account/2fa/start/"
    assert visitor.get(HOME)["Location"] == "/account/2fa/start/"
    ways = page(visitor, "/account/2fa/start/")
    assert "/account/passkeys/add/" in ways
    assert "/account/password/set/" in ways
    with_a_passkey(User.objects.get(username=ADDRESS))
    assert visitor.get("/account/2fa/start/")["Location"] == HOME
    assert "共有されている相談は、まだありません" in page(visitor, HOME)


def test_who_has_no_passkey_sets_a_password_and_is_led_to_an_app(in_imabari: Tenant, visitor: Client) -> None:
    _invitation, token = invited(a_body(at=clock.now()), at=clock.now())
    post(visitor, f"/partner/invitation/{token}/", {"email": ADDRESS})
    unlike = {"password1": PASSWORD, "password2": "another battery staple"}
    assert "2回とも同じ" in visitor.post("/account/password/set/", unlike).content.decode()
    chosen = visitor.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert chosen["Location"] == "/account/2fa/totp/activate/"
    assert page(visitor, "/account/2fa/totp/activate/")
    assert visitor.get(HOME)["Location"] == "/account/2fa/start/"
    assert visitor.get("/account/password/set/")["Location"] == "/account/password/change/"
    assert User.objects.get(username=ADDRESS).check_password(PASSWORD)


def test_a_link_says_why_it_opens_nothing(in_imabari: Tenant, saijo: Tenant, client_of: Callable[..., Client]) -> None:
    body, at = a_body(at=clock.now()), clock.now()
    _one, late = invited(body, at=at)
    _two, used = invited(body, at=at, email="second@shakyo.example")
    browser = client_of(in_imabari)
    post(browser, f"/partner/invitation/{used}/", {"email": "second@shakyo.example"})
    said = browser.get(f"/partner/invitation/{used}/")
    assert (said.status_code, "すでに使われています" in said.content.decode()) == (410, True)
    with time_machine.travel(at + timedelta(hours=73), tick=False):
        said = browser.get(f"/partner/invitation/{late}/")
    assert (said.status_code, "期限（72時間）を過ぎました" in said.content.decode()) == (410, True)
    assert browser.get("/partner/invitation/guessed/").status_code == 404
    assert client_of(saijo).get(f"/partner/invitation/{late}/").status_code == 404


def test_an_address_is_not_guessed_one_after_the_other(in_imabari: Tenant, visitor: Client) -> None:
    _invitation, token = invited(a_body(at=clock.now()), at=clock.now())
    door = f"/partner/invitation/{token}/"
    for number in range(10):
        post(visitor, door, {"email": f"guess{number}@shakyo.example"})
    assert "続けて何度も" in post(visitor, door, {"email": ADDRESS}).content.decode()
    assert not PartnerMember.objects.exists()


def test_a_partner_signs_in_to_the_partners_page_and_staff_to_the_console(
    member: PartnerMember, partner: Client, visitor: Client, desk: Client
) -> None:
    seen = page(partner, HOME)
    for words in (COUNCIL, "佐藤 恵", "いまの協定", "氏名・連絡先", "終わる"):
        assert words in seen
    assert partner.get("/staff/").status_code == 403
    assert 'href="/partner/"' in partner.get("/staff/").content.decode()
    assert desk.get(HOME).status_code == 403
    assert visitor.get(HOME)["Location"].startswith("/account/login/")
    assert "パスワードは使っていません" in page(partner, "/account/2fa/")
    member.user.set_password(PASSWORD)
    member.user.save()
    Authenticator.objects.all().delete()
    signed_in = visitor.post("/account/login/", {"login": ADDRESS.upper(), "password": PASSWORD})
    assert signed_in["Location"] == HOME
    assert visitor.get(HOME)["Location"] == "/account/2fa/start/"


def test_without_an_agreement_the_page_says_so(member: PartnerMember, desk: Client, partner: Client) -> None:
    agreement = Agreement.objects.get()
    assert page(partner, HOME)
    post(desk, f"{LIST}agreements/{agreement.pk}/end/")
    assert partner.get(HOME)["Location"].startswith("/account/login/")


def test_without_an_agreement_nothing_is_shown(
    in_imabari: Tenant, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    member = a_member(a_body(at=clock.now()), at=clock.now())
    with_a_passkey(member.user)
    assert "いま、有効な協定がありません" in page(sign_in(imabari, member.user), HOME)


@pytest.mark.parametrize("ending", ["members/{member}/remove/", "{body}/close/"])
def test_whoever_is_taken_out_meets_the_sign_in_page_with_the_next_press(
    member: PartnerMember, desk: Client, partner: Client, ending: str
) -> None:
    assert page(partner, HOME)
    ended = post(desk, LIST + ending.format(member=member.pk, body=member.organization_id))
    assert ended.status_code == 302
    assert partner.get(HOME)["Location"].startswith("/account/login/")


def test_an_invitation_is_taken_back_on_its_page(desk: Client, visitor: Client) -> None:
    invitation, token = invited(a_body(at=clock.now()), at=clock.now())
    post(desk, f"{LIST}invitations/{invitation.pk}/withdraw/")
    assert PartnerInvitation.objects.get().withdrawn_at is not None
    assert visitor.get(f"/partner/invitation/{token}/").status_code == 410


def test_a_session_of_one_city_opens_nothing_in_the_other(
    member: PartnerMember, partner: Client, saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    elsewhere = client_of(saijo)
    elsewhere.cookies = partner.cookies
    assert elsewhere.get(HOME)["Location"].startswith("/account/login/")
    with use(saijo):
        assert not PartnerMember.objects.exists()


def test_whoever_has_only_a_passkey_proves_who_they_are_with_it(member: PartnerMember, partner: Client) -> None:
    Authenticator.objects.create(user=member.user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "", "used": 0})
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        assert partner.get("/account/2fa/totp/activate/")["Location"].startswith("/account/passkeys/confirm/")
