"""Passkeys in a real browser, with the virtual authenticator of its own tools."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from mannaka_tenancy import Tenant
from tests.support.browser import House, Visitor, Window, sign_in
from tests.support.cast import Cast

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession


pytestmark = pytest.mark.browser

NAME = "窓口のパソコン"


class Authenticator:
    """The device's own: asks its owner, remembers who they are."""

    recovery_code = ""

    def __init__(self, visitor: Visitor) -> None:
        self._cdp: CDPSession = visitor.context.new_cdp_session(visitor.page)
        self._cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.id: str = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def owner_is_known(self, known: bool) -> None:
        """Decide whether the finger on the reader is the owner's."""
        self._cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known})

    def credentials(self) -> list[dict[str, Any]]:
        """Return what it remembers."""
        found: list[dict[str, Any]] = self._cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})[
            "credentials"
        ]
        return found

    def copy_to(self, other: "Authenticator", **changes: Any) -> None:
        """Put the remembered into another device, as a thief would who could."""
        other._cdp.send("WebAuthn.clearCredentials", {"authenticatorId": other.id})
        for credential in self.credentials():
            values = {"authenticatorId": other.id, "credential": {**credential, **changes}}
            other._cdp.send("WebAuthn.addCredential", values)


@pytest.fixture
def aoi(house: House, imabari: Tenant, people: Cast) -> Visitor:
    return house.staff(imabari, people.users["aoi"])


def register(visitor: Visitor, name: str = NAME) -> Authenticator:
    """Register a passkey on the account's page, and keep the recovery codes."""
    device = Authenticator(visitor)
    visitor.open("/account/2fa/").press("パスキーを登録する")
    visitor.write("パスキーの名前", name).press("登録する")
    if visitor.heading == "リカバリーコード":
        device.recovery_code = visitor.page.locator("li code").first.inner_text()
        visitor.choose("書き写すか印刷して、保管しました").press("次へ進む")
    return device


def leave(visitor: Visitor) -> Visitor:
    visitor.open("/account/logout/").press("サインアウト")
    return visitor.open("/account/login/")


def test_a_passkey_is_registered_opens_the_door_alone_is_named_and_removed(aoi: Visitor) -> None:
    register(aoi)
    assert aoi.sees(NAME)
    assert aoi.sees("残り 10 個")
    leave(aoi).press("パスキーでサインイン")
    assert aoi.path == "/staff/"

    aoi.open("/account/2fa/").leave_by(aoi.page.get_by_role("link", name=re.compile("名前を変える")).click)
    aoi.write("パスキーの名前", "自分の電話").press("変更する")
    assert aoi.sees("自分の電話")
    assert not aoi.sees(NAME)
    aoi.leave_by(aoi.page.get_by_role("link", name=re.compile("外す.*自分の電話")).click)
    aoi.press("外す")
    assert not aoi.sees("自分の電話")
    assert not aoi.sees("リカバリーコード")


def test_after_the_password_the_passkey_is_the_second_factor_and_a_recovery_code_its_stand_in(
    aoi: Visitor, people: Cast, house: House, imabari: Tenant
) -> None:
    code = register(aoi).recovery_code
    sign_in(leave(aoi), people.users["aoi"])
    assert aoi.heading == "2つめの確認"
    aoi.press("パスキーで確認する")
    assert aoi.path == "/staff/"

    elsewhere = sign_in(house.visitor(imabari), people.users["aoi"])
    elsewhere.write("リカバリーコード", "00000000").press("サインイン")
    assert elsewhere.heading == "2つめの確認"
    elsewhere.write("リカバリーコード", code).press("サインイン")
    assert elsewhere.path == "/staff/"


def test_who_cannot_show_to_be_the_owner_stays_outside_and_is_told_so(aoi: Visitor) -> None:
    device = register(aoi)
    leave(aoi)
    device.owner_is_known(False)
    aoi.named("パスキーでサインイン").click()
    aoi.page.get_by_text("パスキーの確認が取り消されたか").wait_for()
    assert aoi.path == "/account/login/"
    device.owner_is_known(True)
    aoi.press("パスキーでサインイン")
    assert aoi.path == "/staff/"


def test_a_dialog_that_is_closed_is_no_fault_and_says_so_in_words(aoi: Visitor) -> None:
    with cancelled_dialogs(aoi):
        aoi.open("/account/2fa/").press("パスキーを登録する")
        aoi.write("パスキーの名前", NAME).named("登録する").click()
        said = aoi.page.get_by_role("alert").filter(visible=True)
        said.get_by_text("パスキーの確認が取り消されたか、時間切れになりました。もう一度お試しください。").wait_for()
        assert aoi.page.get_by_label("パスキーの名前").input_value() == NAME


def test_the_same_device_is_not_registered_twice(aoi: Visitor) -> None:
    register(aoi)
    aoi.press("もうひとつ登録する")
    aoi.named("登録する").click()
    aoi.page.get_by_text("この端末のパスキーは、すでに登録されています。").wait_for()


def test_a_passkey_of_one_city_opens_nothing_in_the_other(
    aoi: Visitor, house: House, saijo: Tenant, saijo_people: Cast
) -> None:
    device = register(aoi)
    saijo_host = house.server.origin(saijo).split("//")[1].split(":")[0]
    stranger = house.visitor(saijo).open("/account/login/")
    stolen = Authenticator(stranger)
    device.copy_to(stolen)
    stranger.named("パスキーでサインイン").click()
    stranger.page.get_by_text("パスキーの確認が取り消されたか").wait_for()

    # Even where a device would answer for the wrong house, the house knows no such key.
    device.copy_to(stolen, rpId=saijo_host)
    stranger.press("パスキーでサインイン")
    assert stranger.path == "/account/login/"
    assert stranger.sees("このパスキーでは確認できませんでした")


def test_a_browser_without_passkeys_is_told_and_can_sign_in_by_password(
    house: House, imabari: Tenant, people: Cast
) -> None:
    old = house.visitor(imabari)
    old.page.add_init_script("delete window.PublicKeyCredential")
    sign_in(old, people.users["aoi"]).open("/account/passkeys/add/")
    assert old.sees("このブラウザーでは、パスキーを登録できません。認証アプリをお使いください。")
    assert old.page.get_by_role("button", name="登録する").count() == 0
    old.open("/account/logout/").press("サインアウト").open("/account/login/")
    assert old.page.get_by_role("button", name="パスキーでサインイン").count() == 0


def test_without_javascript_the_pages_of_passkeys_say_what_else_there_is(
    house: House, imabari: Tenant, people: Cast
) -> None:
    plain = house.staff(imabari, people.users["aoi"], Window(scripts=False))
    plain.open("/account/passkeys/add/")
    assert plain.sees("このブラウザーでは、パスキーを登録できません。認証アプリをお使いください。")


@contextmanager
def cancelled_dialogs(visitor: Visitor) -> Iterator[None]:
    """Let a person close every dialog of the browser's."""
    device = Authenticator(visitor)
    device.owner_is_known(False)
    yield
    device.owner_is_known(True)
