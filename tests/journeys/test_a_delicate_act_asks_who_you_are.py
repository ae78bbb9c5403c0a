"""Step-up, sign-ins on other devices, and the city's rule on second factors, at a browser."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.backends.db import SessionStore

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.change_sign_in_rule import change_sign_in_rule
from tenants.accounts.models import SignedInSession, User
from tenants.accounts.second_factor import NeededBy
from tests.support.browser import PASSWORD, House, Visitor
from tests.support.cast import Cast
from tests.support.keyboard import tab_to

pytestmark = pytest.mark.browser


def grow_old(city: Tenant, user: User, *, minutes: int) -> None:
    """Let the person's sign-in have been so long ago; they were busy all the time."""
    with use(city):
        for row in SignedInSession.objects.filter(user=user).exclude(session_key=""):
            session = SessionStore(row.session_key)
            session["signed_in_at"] -= minutes * 60
            session.save()


def rule(city: Tenant, needed_by: NeededBy, *, days: int = 0) -> None:
    with use(city):
        day = clock.today() + timedelta(days=days)
        change_sign_in_rule(actor=audit.OPERATOR, needed_by=needed_by, applies_from=day, at=clock.now())


def test_words_typed_before_the_confirmation_are_there_after_it(house: House, imabari: Tenant, people: Cast) -> None:
    mio = house.comes_by_the_door(imabari, people.users["mio"]).open("/staff/settings/tokens/add/")
    mio.write("使い道", "夜間の電話システム").pick("持ち主", "青井 葵（aoi）")
    mio.choose("相談を読む")
    mio.write("最後の日", (clock.today() + timedelta(days=30)).isoformat())
    grow_old(imabari, people.users["mio"], minutes=11)

    mio.press("作る")
    assert mio.heading == "ご本人の確認"
    mio.write("パスワード", "これではない").press("確認する")
    assert mio.heading == "ご本人の確認"
    mio.write("パスワード", PASSWORD).press("確認する")

    assert mio.path == "/staff/settings/tokens/add/"
    assert mio.sees("ご本人の確認が済みました。内容を確かめて、もう一度送ってください。")
    assert mio.page.get_by_label("使い道").input_value() == "夜間の電話システム"
    assert mio.page.get_by_label("相談を読む").is_checked()
    mio.press("作る")
    assert mio.sees("mannaka_")


def test_the_confirmation_is_asked_before_the_form_and_done_by_keyboard(
    house: House, imabari: Tenant, people: Cast
) -> None:
    mio = house.comes_by_the_door(imabari, people.users["mio"])
    grow_old(imabari, people.users["mio"], minutes=11)
    mio.open("/staff/settings/sign-in/")
    assert mio.heading == "ご本人の確認"
    tab_to(mio.page, "パスワード")
    mio.page.keyboard.type(PASSWORD)
    mio.leave_by(lambda: mio.page.keyboard.press("Enter"))
    assert mio.heading == "サインインの決まり"


def test_ones_other_devices_are_listed_and_ended(house: House, imabari: Tenant, people: Cast) -> None:
    desk = house.comes_by_the_door(imabari, people.users["aoi"])
    laptop, booth = (
        house.comes_by_the_door(imabari, people.users["aoi"]),
        house.comes_by_the_door(imabari, people.users["aoi"]),
    )
    desk.open("/account/2fa/").press("端末の一覧を見る")
    assert desk.page.get_by_role("button", name="終わらせる").count() == 3
    desk.leave_by(desk.page.locator(".row-item").get_by_role("button").first.click)
    assert desk.sees("その端末のサインインを終わらせました。")
    assert booth.open("/staff/").path == "/account/login/"
    assert laptop.open("/staff/").path == "/staff/"

    desk.press("ほかの端末をすべて終わらせる")
    assert desk.sees("サインインしているのは、この端末だけです。")
    assert laptop.open("/staff/").path == "/account/login/"
    assert desk.open("/staff/").path == "/staff/"


def test_an_administrator_ends_a_colleagues_sign_ins(house: House, imabari: Tenant, people: Cast) -> None:
    aoi = house.comes_by_the_door(imabari, people.users["aoi"])
    mio = house.comes_by_the_door(imabari, people.users["mio"]).open(f"/staff/settings/staff/{people.users['aoi'].pk}/")
    assert mio.sees("Chrome")
    mio.press("サインインを終わらせる").press("終わらせる")
    assert mio.sees("この方のサインインを、すべて終わらせました。")
    assert aoi.open("/staff/").path == "/account/login/"


def test_the_rule_is_announced_and_then_leads_everybody_to_a_second_factor(
    house: House, imabari: Tenant, people: Cast
) -> None:
    mio = house.comes_by_the_door(imabari, people.users["mio"]).open("/staff/settings/").press("サインインの決まり")
    assert mio.sees("いまは、どの職員もパスワードだけでサインインできます。")
    mio.choose("すべての職員").write("開始日", (clock.today() + timedelta(days=7)).isoformat()).press("決める")
    assert mio.sees("から変わります")

    aoi = house.comes_by_the_door(imabari, people.users["aoi"])
    assert aoi.path == "/staff/"
    assert aoi.sees("から、サインインに2つめの確認が必要です。")

    rule(imabari, NeededBy.EVERYONE)
    aoi.open("/staff/cases/")
    assert aoi.heading == "2つめの確認の準備"
    set_up(aoi)
    assert aoi.open("/staff/").path == "/staff/"


def set_up(aoi: Visitor) -> None:
    """Register an app; neither before it nor before the codes are kept is there a way to work."""
    aoi.press("認証アプリを登録する")
    secret = aoi.page.locator("code").inner_text()
    code = str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    aoi.write("確認コード", code).press("登録する")
    assert aoi.open("/staff/").heading == "リカバリーコード"
    aoi.press("次へ進む")
    assert aoi.heading == "リカバリーコード"
    aoi.choose("書き写すか印刷して、保管しました").press("次へ進む")
    assert aoi.heading == "サインインの設定"


def test_the_rule_of_one_city_asks_nothing_of_the_other(
    house: House, imabari: Tenant, saijo: Tenant, people: Cast, saijo_people: Cast
) -> None:
    rule(imabari, NeededBy.ADMINISTRATORS)
    assert house.comes_by_the_door(imabari, people.users["mio"]).heading == "2つめの確認の準備"
    assert house.comes_by_the_door(imabari, people.users["aoi"]).path == "/staff/"
    assert house.comes_by_the_door(saijo, saijo_people.users["mio"]).path == "/staff/settings/"
