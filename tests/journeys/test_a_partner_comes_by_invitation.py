"""The welfare council's officer is invited, comes with a passkey on a telephone, and is gone with one press."""

import re

import pytest

from mannaka_tenancy import Tenant
from tests.journeys.test_somebody_signs_in_without_a_password import Authenticator
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

COUNCIL, ADDRESS = "今治市社会福祉協議会", "sato@shakyo.example"


@pytest.fixture
def mio(house: House, imabari: Tenant, people: Cast) -> Visitor:
    return house.staff(imabari, people.users["mio"])


def invite(mio: Visitor) -> str:
    """Add the council with its agreement, invite its officer, and return the link."""
    mio.open("/staff/settings/").leave_by(mio.page.get_by_role("link", name="関係機関", exact=True).click)
    mio.press("関係機関を加える")
    mio.write("関係機関の名前", COUNCIL).write("ふりがな", "しゃかいふくしきょうぎかい")
    mio.pick("機関の種類", "社会福祉協議会").press("加える")
    mio.press("協定を登録する").write("何のために共有するか", "一緒に相談に応じるため")
    mio.choose("相談の概要").choose("家計・借金").press("登録する")
    mio.press("担当者を招待する").write("氏名", "佐藤 恵").write("ふりがな", "さとう めぐみ")
    mio.write("メールアドレス", ADDRESS).press("招待する")
    found = re.search(r"/partner/invitation/[0-9a-f]+/", mio.text)
    assert found is not None
    mio.press("渡しました")
    assert mio.sees("招待中")
    return found[0]


def test_an_officer_of_the_welfare_council_comes_and_goes(mio: Visitor, house: House, imabari: Tenant) -> None:
    link = invite(mio)
    sato = house.visitor(imabari, Window(size=PHONE))
    device = Authenticator(sato)
    sato.open(link).write("招待を受け取ったメールアドレス", "other@shakyo.example").press("はじめる")
    assert sato.sees("招待したメールアドレスと違います")
    sato.write("招待を受け取ったメールアドレス", ADDRESS).press("はじめる")
    assert sato.heading == "サインインの準備"
    sato.press("パスキーを登録する").write("パスキーの名前", "自分の電話").press("登録する")
    sato.choose("書き写すか印刷して、保管しました").press("次へ進む")
    assert sato.path == "/partner/"
    assert sato.sees("共有されている相談は、まだありません")
    assert sato.sees("家計・借金")
    assert len(device.credentials()) == 1

    sato.open("/account/logout/").press("サインアウト")
    sato.open("/account/login/").press("パスキーでサインイン")
    assert sato.path == "/partner/"
    sato.open(link)
    assert sato.sees("この招待は、すでに使われています")

    mio.open(mio.path).leave_by(mio.page.get_by_role("link", name=re.compile("外す.*佐藤")).click)
    mio.press("外す")
    assert not mio.sees(ADDRESS)
    assert sato.open("/partner/").path == "/account/login/"
    sato.press("パスキーでサインイン")
    assert sato.path == "/account/login/"
