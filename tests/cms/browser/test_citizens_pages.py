"""Every public page and every state of the form: no barrier, no sideways push, nothing from outside."""

import re

import pytest

from mannaka_tenancy import Tenant
from tests.support.browser import PHONE, House, Visitor, Window

pytestmark = pytest.mark.browser
WINDOWS = [Window(), Window(size=PHONE, scripts=False)]
PAGES = ["/", "/consultations/", "/consultations/mind/", "/about/", "/privacy/", "/portal/", "/form/?topic=money"]
LONG = "訪問販売で布団を買いました。" * 200 + "https://example.jp/" + "a" * 300


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_every_page_is_open_to_everybody(open_house: House, imabari: Tenant, window: Window) -> None:
    citizen = open_house.visitor(imabari, window)
    for path in PAGES:
        citizen.open(path)
        assert citizen.sees("0898-36-1531")


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_a_matter_is_sent_and_read_again(open_house: House, imabari: Tenant, window: Window) -> None:
    citizen = open_house.visitor(imabari, window)
    number, secret = send(citizen)
    citizen.open("/portal/").write("受付番号", number).write("合言葉", "ちがう").press("見る")
    assert citizen.sees("受付番号か合言葉が違うようです。")
    citizen.write("合言葉", secret).press("見る")
    assert citizen.sees("ご相談を受け付けました。")
    citizen.press("送る")
    assert citizen.sees("入力の内容をご確認ください")
    citizen.write("書き足す", "追加です。").press("送る")
    assert citizen.sees("お送りしました。")
    citizen.press("この画面を閉じる")
    citizen.open("/portal/matter/")
    assert citizen.path == "/portal/"


def send(citizen: Visitor) -> tuple[str, str]:
    citizen.open("/form/").press("次へ")
    assert citizen.sees("ひとつ選んでください。")
    citizen.choose("消費トラブル").press("次へ")
    citizen.write("くわしく教えてください", LONG).press("戻る")
    citizen.press("次へ")
    assert citizen.page.get_by_label("くわしく教えてください").input_value() == LONG
    citizen.press("次へ").choose("電話").press("次へ")
    assert citizen.sees("電話番号を入力してください。")
    citizen.write("電話番号", "０９０－１２３４－５６７８").press("次へ")
    citizen.write("お名前", "寿限無" * 30)
    citizen.leave_by(lambda: citizen.page.get_by_label("お名前").press("Enter"))
    assert citizen.heading == "この内容で送りますか"
    citizen.press("送る")
    number, secret = re.findall(r"[0-9]{4}-[0-9]{4}|[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", citizen.text)[:2]
    return number, secret


def test_only_the_field_that_is_needed_is_asked_for(open_house: House, imabari: Tenant) -> None:
    citizen = open_house.visitor(imabari, Window(size=PHONE, scripts=False))
    citizen.open("/form/").choose("消費トラブル").press("次へ")
    citizen.write("くわしく教えてください", LONG).press("次へ")
    telephone, email = citizen.page.locator("input[name=telephone]"), citizen.page.locator("input[name=email]")
    assert not telephone.is_visible()
    citizen.choose("電話")
    assert telephone.is_visible()
    assert not email.is_visible()
    citizen.choose("メール")
    assert email.is_visible()
    assert not telephone.is_visible()


def test_printing_is_offered_where_it_works(open_house: House, imabari: Tenant) -> None:
    for window in (Window(), Window(scripts=False)):
        citizen = open_house.visitor(imabari, window)
        send(citizen)
        assert citizen.page.get_by_role("button", name="印刷する").is_visible() == window.scripts


def test_english_readers_find_their_way(open_house: House, imabari: Tenant) -> None:
    citizen = open_house.visitor(imabari, Window(size=PHONE))
    citizen.open("/").press("English")
    assert citizen.page.locator("html").get_attribute("lang") == "en"
    for path in PAGES:
        citizen.open(path)
    citizen.press("日本語")
    assert citizen.page.locator("html").get_attribute("lang") == "ja"


def test_the_telephone_is_in_the_first_screen_of_a_phone(open_house: House, imabari: Tenant) -> None:
    citizen = open_house.visitor(imabari, Window(size=PHONE))
    citizen.open("/")
    box = citizen.page.locator(".button--phone").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE[1]
