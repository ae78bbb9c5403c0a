"""A walk-in gets a number, is called to room 2, redirected to room 3 and keeps it: by keyboard, without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from case_core.reception.actions.create_display import create_display
from case_core.reception.models import QueueTicket
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.keyboard import tab_to

pytestmark = pytest.mark.browser

BOARD = "/staff/reception/"
SOON = 6_000


@pytest.fixture
def screen(house: House, people: Cast) -> str:
    """Return the address of the hall's screen, in a city with three rooms."""
    with use(people.city):
        for name in ("室1", "室2", "室3"):
            a_room(people, name)
        return f"/display/{create_display(actor=people.mio, name='待合室', at=clock.now()).secret}/"


def by_key(visitor: Visitor, key: str) -> Visitor:
    """Press a key that leads to another page."""
    return visitor.leave_by(lambda: visitor.page.keyboard.press(key))


def work_in(visitor: Visitor, room: str) -> Visitor:
    """Choose the room of the day with Tab, arrows and Enter."""
    visitor.open(BOARD)
    tab_to(visitor.page, "きょう使う部屋を選ぶと")
    for _step in range(int(room[-1]) - 1):
        visitor.page.keyboard.press("ArrowDown")
    tab_to(visitor.page, "この部屋にする")
    return by_key(visitor, "Enter")


def number_of(people: Cast) -> QueueTicket:
    with use(people.city):
        return QueueTicket.objects.select_related("room").get()


def send_on(aoi: Visitor) -> None:
    """Begin the talk in room 2, then send the person to room 3."""
    by_key(aoi, "b")
    by_key(aoi, "g")
    tab_to(aoi.page, "室1")
    for _step in range(2):
        aoi.page.keyboard.press("ArrowDown")
    tab_to(aoi.page, "案内する")
    by_key(aoi, "Enter")
    assert aoi.sees("A-1番の方に、同じ番号のまま室3で待っていただきます。")


def give_a_number(aoi: Visitor, people: Cast) -> str:
    """Give the first number of the day with one key, and return the address that its slip carries."""
    by_key(aoi, "t")
    assert aoi.path.endswith("/slip/")
    assert aoi.sees("A-1")
    return f"/queue/{number_of(people).token}/"


def shows(hall: Visitor, *, room: str) -> None:
    """Expect the hall's screen to call A-1 to the room."""
    expect(hall.page.locator(".screen__call")).to_contain_text(re.compile(f"A-1.*{room}", re.DOTALL), timeout=SOON)
    assert f"番号札 A 1番の方、{room}へお越しください。" in hall.page.locator("[data-said]").inner_text()


def test_a_walk_in_is_called_to_room_2_redirected_to_room_3_and_keeps_the_number(
    house: House, people: Cast, screen: str
) -> None:
    aoi, nagi = (house.staff(people.city, people.users[name]) for name in ("aoi", "nagi"))
    hall = house.visitor(people.city).open(screen)
    citizen = house.visitor(people.city, Window(size=PHONE, scripts=False))
    work_in(nagi, "室3")
    turn = give_a_number(work_in(aoi, "室2"), people)
    assert citizen.open(turn).sees("0人")

    by_key(aoi.open(BOARD), "x")
    assert aoi.sees("A-1番の方を室2に呼びました。")
    shows(hall, room="室2")
    assert citizen.open(turn).sees("室2へお越しください")
    send_on(aoi)

    expect(nagi.page.locator(".mine")).to_contain_text("次の方を呼ぶ（A-1）", timeout=SOON)
    by_key(nagi, "x")
    shows(hall, room="室3")
    assert citizen.open(turn).sees("室3へお越しください")
    by_key(by_key(nagi, "b"), "f")
    assert citizen.open(turn).sees("この番号のご案内は終わりました")
    assert (number_of(people).label, number_of(people).status) == ("A-1", "done")
    assert not [visitor.faults for visitor in (aoi, nagi, hall, citizen) if visitor.faults]


def test_the_hall_and_the_phone_need_no_script(house: House, people: Cast, screen: str) -> None:
    aoi = house.staff(people.city, people.users["aoi"])
    work_in(aoi, "室2")
    by_key(aoi, "t")
    aoi.open(BOARD)
    by_key(aoi, "x")
    plain = Window(size=PHONE, scripts=False)
    hall, citizen = house.visitor(people.city, plain), house.visitor(people.city, plain)
    assert hall.open(screen).sees("A-1")
    assert hall.page.locator('meta[http-equiv="refresh"]').get_attribute("content") == "5"
    assert citizen.open(f"/queue/{number_of(people).token}/").sees("室2へお越しください")
    assert citizen.page.locator('meta[http-equiv="refresh"]').get_attribute("content") == "20"


def test_one_tap_calls_everybody_and_somebody_comes(house: House, people: Cast, screen: str) -> None:
    aoi, nagi = (house.staff(people.city, people.users[name]) for name in ("aoi", "nagi"))
    with nagi.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        nagi.open("/staff/")
    work_in(aoi, "室2")
    by_key(aoi, "h")
    expect(nagi.page.locator(".alerts").first).to_contain_text("室2の青井 葵さんが、応援を呼んでいます", timeout=SOON)
    nagi.press("向かう")
    expect(aoi.page.locator(".mine")).to_contain_text("村上 凪さんが向かっています", timeout=SOON)
    aoi.leave_by(aoi.page.locator(".mine").get_by_role("button", name="応援を終わりにする").click)
    expect(nagi.page.locator(".alerts").first).not_to_contain_text("応援", timeout=SOON)


def test_an_administrator_makes_the_halls_screen_and_its_sound_is_a_button(
    house: House, people: Cast, screen: str
) -> None:
    mio = house.staff(people.city, people.users["mio"])
    mio.open("/staff/settings/").press("受付と呼び出し画面").press("呼び出し画面を加える")
    mio.write("画面の名前", "待合室のテレビ").press("アドレスを作る")
    address = str(mio.page.locator(".reception-address").get_attribute("href"))
    hall = house.visitor(people.city)
    hall.open(address.removeprefix(hall.origin))
    hall.page.get_by_role("button", name="音を出す").click()
    assert hall.page.get_by_role("button", name="音を止める").get_attribute("aria-pressed") == "true"
    mio.press("戻る").press("使えなくする（待合室のテレビ）").press("使えなくする")
    expect(hall.page.locator("[data-lost]")).to_be_visible(timeout=SOON)


def test_on_a_telephone_without_scripts_a_number_is_called_redirected_and_kept(
    house: House, people: Cast, screen: str
) -> None:
    small = Window(size=PHONE, scripts=False)
    aoi = house.staff(people.city, people.users["aoi"], small)
    aoi.open(BOARD).pick("きょう使う部屋を選ぶと、1つのキーで次の方を呼べます。", "室2").press("この部屋にする")
    aoi.press("番号を出す")
    assert aoi.sees("A-1")
    aoi.press("受付に戻る")
    aoi.leave_by(aoi.page.get_by_role("button", name=re.compile("室2に呼ぶ")).click)
    assert aoi.sees("A-1番の方を室2に呼びました。")
    aoi.press("来た・相談を始めた").press("ほかの部屋へ…")
    aoi.page.get_by_label(re.compile("^室3")).check()
    aoi.press("案内する")
    assert aoi.sees("A-1番の方に、同じ番号のまま室3で待っていただきます。")
    assert (number_of(people).label, number_of(people).status) == ("A-1", "waiting")
    assert house.visitor(people.city, small).open(screen).sees("A-1")
