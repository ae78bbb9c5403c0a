"""What an administrator changes is on the other people's pages at once: in this city, and in no other."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from cms.pages.models import HomePage
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.support.browser import PHONE, House, Visitor, Window, sign_in
from tests.support.cases import new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

NOTICE = "あすは台風のため、電話だけで相談をお受けします。"


def test_changed_hours_are_on_the_citys_home_page(house: House, people: Cast, imabari: Tenant, saijo: Tenant) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    mio = house.staff(imabari, people.users["mio"]).open("/staff/settings/").press("開所時間")

    mio.press("特別の日を加える").write("日にち", tomorrow.isoformat())
    mio.write("開ける時刻", "11:11").write("閉める時刻", "13:13").write("理由", "設備の点検のため").press("加える")

    citizen = house.visitor(imabari, Window(size=PHONE, scripts=False)).open("/")
    assert citizen.sees("11:11〜13:13")
    assert citizen.sees("設備の点検のため")
    neighbour = house.visitor(saijo).open("/")
    assert not neighbour.sees("11:11〜13:13")
    assert not neighbour.sees("設備の点検のため")


def test_an_all_day_change_opens_the_door_now(house: House, people: Cast, imabari: Tenant) -> None:
    mio = house.staff(imabari, people.users["mio"]).open("/staff/settings/hours/")

    mio.press("特別の日を加える").write("日にち", clock.today().isoformat())
    mio.write("開ける時刻", "00:00").write("閉める時刻", "23:59").write("理由", "夜間の相談会").press("加える")

    citizen = house.visitor(imabari).open("/")
    assert citizen.sees("ただいま相談できます")
    assert citizen.sees("きょうは 23:59 まで")


def test_a_new_section_can_be_handed_to_at_once(house: House, people: Cast, imabari: Tenant) -> None:
    with use(imabari):
        case = new_case(people)
    mio = house.staff(imabari, people.users["mio"]).open("/staff/settings/sections/").press("課を加える")
    mio.write("コード", "hoken").write("課の名前", "保険年金課").write("ふりがな", "ほけんねんきんか").press("加える")

    aoi = house.staff(imabari, people.users["aoi"]).open(f"/staff/handovers/send/{case.pk}/")
    aoi.pick("引き継ぎ先の課", "保険年金課").write("引き継ぐ理由", "保険料の確認").choose("口頭で同意した")

    assert aoi.press("引き継ぐ").sees("保険年金課")


def test_a_second_factor_is_asked_for_at_the_next_sign_in(house: House, people: Cast, imabari: Tenant) -> None:
    aoi = house.staff(imabari, people.users["aoi"]).press("アカウント").press("認証アプリを登録する")
    secret = aoi.page.locator("code").first.inner_text()
    aoi.write("確認コード", "12").press("登録する")
    assert aoi.page.title().startswith("入力の確認：")
    assert aoi.page.locator("code").first.inner_text() == secret
    code = _code(secret)
    aoi.write("確認コード", code).press("登録する")
    assert aoi.heading == "リカバリーコード"

    again = sign_in(house.visitor(imabari), people.users["aoi"])
    assert again.heading == "2つめの確認"
    again.write("確認コード", code).press("サインイン")
    assert again.sees("コードが違うか、すでに使われています。")
    assert again.open("/staff/").path.startswith("/account/")
    assert not again.sees("青井 葵")


def test_the_code_of_an_app_opens_the_door_once(house: House, people: Cast, imabari: Tenant) -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    with use(imabari):
        TOTP.activate(people.users["ren"], secret)
    ren = sign_in(house.visitor(imabari), people.users["ren"])

    code = _code(secret)
    ren.write("確認コード", code).press("サインイン")

    assert ren.path == "/staff/"
    assert ren.sees("渡部 蓮")
    thief = sign_in(house.visitor(imabari), people.users["ren"]).write("確認コード", code).press("サインイン")
    assert thief.path == "/account/2fa/authenticate/"


def test_a_published_text_is_read_in_this_city_only(house: House, people: Cast, imabari: Tenant, saijo: Tenant) -> None:
    mio = house.staff(imabari, people.users["mio"]).press("公開ページ")
    with use(imabari):
        home = HomePage.objects.get()
    mio.open(f"/cms/pages/{home.pk}/edit/")
    mio.page.locator("textarea[name=notice]").fill(NOTICE)
    _preview_shows(mio, NOTICE, of=imabari, never=saijo)
    assert not house.visitor(imabari).open("/").sees(NOTICE)

    mio.page.locator("[data-w-dropdown-target=toggle]").filter(visible=True).last.click()
    mio.leave_by(mio.page.locator("button[name=action-publish]").click)

    assert house.visitor(imabari, Window(size=PHONE, scripts=False)).open("/").sees(NOTICE)
    assert not house.visitor(saijo).open("/").sees(NOTICE)


def _preview_shows(mio: Visitor, words: str, *, of: Tenant, never: Tenant) -> None:
    mio.page.locator("[data-side-panel-toggle=preview]").filter(visible=True).first.click()
    frame = mio.page.frame_locator("iframe[title]").last
    frame.get_by_text(words).wait_for()
    shown = frame.locator("body").inner_text()
    assert of.name in shown
    assert never.name not in shown


def _code(secret: str) -> str:
    """Return what an authenticator app shows now (RFC 6238)."""
    key = b32decode(re.sub(r"\s", "", secret).upper())
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
