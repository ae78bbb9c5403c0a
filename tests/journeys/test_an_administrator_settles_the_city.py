"""An administrator settles hours, sections and staff; a new colleague comes in with a pass phrase and a telephone."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from mannaka_kit import clock
from mannaka_tenancy import Tenant
from tests.support.browser import House, Visitor
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

OWN = "わたしだけが知っている長いパスワード"


def day(offset: int) -> str:
    return (clock.today() + timedelta(days=offset)).isoformat()


def settle(house: House, imabari: Tenant, people: Cast) -> Visitor:
    mio = house.staff(imabari, people.users["mio"])
    return mio.open("/staff/settings/")


def test_hours_change_from_tomorrow_and_a_closure_has_its_reason(house: House, people: Cast, imabari: Tenant) -> None:
    mio = settle(house, imabari, people).press("開所時間").press("時間を変える")
    mio.press("変更する")
    assert mio.sees("入力の内容をご確認ください")
    mio.choose("平日").write("開ける時刻", "10:00").write("閉める時刻", "16:00").write("この日から", day(1))
    mio.press("変更する")
    assert mio.sees("時間を変更しました")
    mio.press("特別の日を加える").write("日にち", day(3)).write("理由", "設備の点検のため").press("加える")
    assert mio.sees("設備の点検のため")
    mio.leave_by(mio.page.get_by_role("link", name=re.compile("取り消す.*平日")).click)
    mio.press("取り消す")
    assert mio.sees("予定はありません")


def test_a_section_is_added_and_ended(house: House, people: Cast, imabari: Tenant) -> None:
    mio = settle(house, imabari, people).press("課").press("課を加える")
    mio.write("コード", "mizu").write("課の名前", "水道課").write("ふりがな", "すいどうか").write("電話番号", "110")
    mio.press("加える")
    assert mio.sees("電話番号は、市外局番から")
    mio.write("電話番号", "0898-36-1599").press("加える")
    assert mio.sees("スイドウカ")
    mio.leave_by(mio.page.get_by_role("link", name="廃止（水道課）").click)
    mio.write("最後の日", day(0)).press("この日で廃止する")
    assert mio.sees("廃止予定")


def test_a_new_colleague_gets_a_role_a_password_and_a_second_factor(
    house: House, people: Cast, imabari: Tenant
) -> None:
    mio = settle(house, imabari, people).press("職員").press("職員を加える")
    mio.write("ユーザー名", "mori").write("氏名", "森 花").write("ふりがな", "もり はな").press("加える")
    passphrase = mio.page.locator("strong code").inner_text()
    mio.press("渡しました").press("役割を付ける")
    mio.choose("担当課職員")
    mio.page.locator("select[name=section]").select_option(label=people.tax.name)
    mio.press("付ける")
    assert mio.sees(people.tax.name)

    mori = house.visitor(imabari).open("/account/login/")
    mori.write("ユーザー名", "mori").write("パスワード", passphrase).press("サインイン")
    mori.open("/staff/")
    assert mori.heading == "パスワードの変更"
    mori.write("今のパスワード", passphrase).write("新しいパスワード", OWN)
    mori.write("新しいパスワード（もう一度）", OWN).press("変更する")
    recovery_code = register_app(mori)

    again = house.visitor(imabari).open("/account/login/")
    again.write("ユーザー名", "mori").write("パスワード", OWN).press("サインイン")
    again.write("確認コード", "000000").press("サインイン")
    assert again.sees("コードが違うか、すでに使われています")
    again.write("確認コード", recovery_code).press("サインイン")
    assert again.path == "/staff/"

    mio.press("職員").leave_by(mio.page.get_by_role("link", name="森 花").click)
    mio.press("利用を停止…").press("停止する")
    assert again.open("/staff/").path == "/account/login/"


def register_app(mori: Visitor) -> str:
    """Register an authenticator app, and return one of the recovery codes that are shown then."""
    mori.open("/account/2fa/").press("認証アプリを登録する")
    secret = mori.page.locator("code").inner_text()
    mori.write("確認コード", code(secret)).press("登録する")
    assert mori.heading == "リカバリーコード"
    recovery_code = mori.page.locator("li code").first.inner_text()
    mori.choose("書き写すか印刷して、保管しました").press("次へ進む")
    assert mori.sees("残り 10 個")
    return recovery_code


def code(secret: str) -> str:
    """Return what the app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
