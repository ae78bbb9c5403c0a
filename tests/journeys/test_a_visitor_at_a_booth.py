"""A visitor at a branch booth reaches the centre: with and without JavaScript, by keyboard, and leaves nothing."""

import re

import pytest
from playwright.sync_api import expect

from case_core.booths.models import BoothDevice, BoothRequest
from cms.pages.seed import set_contact
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.day_types import REGULAR_DAY_TYPES
from tenants.hours.models import Way
from tenants.hours.spans import Span
from tests.support.booths import BRANCH
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.keyboard import tab_to

pytestmark = pytest.mark.browser

WINDOWS = [Window(), Window(size=PHONE, scripts=False)]
START = "どんなことでお困りですか"
# The page looks every five seconds, by its script or by loading anew.
SOON = 15_000


@pytest.fixture
def open_all_day(house: House, people: Cast) -> Cast:
    """Let the branch be open at whatever hour the tests run."""
    with use(people.city):
        set_contact(telephone="0898-36-1531", address="別宮町1-4-1")
        way = Way.objects.create(code="branch", kind="booth", name="支所の相談ブース")
        for day_type in REGULAR_DAY_TYPES:
            change_hours(
                actor=people.mio,
                way_id=way.pk,
                day_type=day_type,
                spans=(Span(0, 24 * 60),),
                valid_from=clock.today(),
                at=clock.now(),
            )
        a_room(people, "室1")
    return people


def set_up(house: House, people: Cast, window: Window) -> Visitor:
    """Let the administrator make a booth and a code, and somebody at the branch type it."""
    mio = house.staff(people.city, people.users["mio"])
    mio.open("/staff/settings/booths/add/").write("相談ブースの名前", BRANCH).write("そばの電話の番号", "0897-82-0500")
    mio.pick("受付時間", "支所の相談ブース").press("加える").press("登録コードを作る").press("登録コードを作る")
    code = mio.page.locator(".booth-code").inner_text()
    booth = house.visitor(people.city, window).open("/booth/")
    booth.write("登録コード", code.lower()).choose("いいえ。使う方がひとりで使います").press("この端末を登録する")
    assert booth.heading == START
    return booth


def shows(booth: Visitor, words: str) -> None:
    """Wait until the booth shows something by itself."""
    expect(booth.page.locator("h1")).to_contain_text(words, timeout=SOON)


def nothing_is_left(booth: Visitor, city: Tenant) -> None:
    """Ask what the browser still has: the device's own cookie and the forms' guard, and nowhere a word."""
    names = {cookie["name"].removeprefix("__Host-") for cookie in booth.context.cookies()}
    assert names <= {"mannaka_booth", "mannaka_csrf"}
    assert booth.context.storage_state()["origins"] == []
    with use(city):
        assert BoothDevice.objects.get().token_hash not in str(booth.context.cookies())


def listening(house: House, people: Cast, name: str) -> Visitor:
    """Let a clerk open the day, and wait until its stream is open."""
    clerk = house.staff(people.city, people.users[name])
    with clerk.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        return clerk.open("/staff/")


def is_served(aoi: Visitor, booth: Visitor) -> None:
    """Let Aoi take the request at her room, talk, begin a case of it and end it; the booth shows each step."""
    aoi.pick("自分の部屋", "室1").press("受ける")
    shows(booth, "相談センター（室1）の職員が今まいります")
    assert booth.sees("そばの電話が鳴ります。")
    aoi.press("電話で話し始めた")
    shows(booth, "お話し中です")
    aoi.press("相談を始める").write("どんな相談ですか", "固定資産税の納め方がわからない").press("相談を始める")
    assert aoi.sees("ブースの呼び出しから相談を始めました。")
    aoi.open("/staff/booths/").press(BRANCH).press("終わる")
    shows(booth, "ありがとうございました")


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_a_visitor_at_a_branch_booth_reaches_the_centre(
    house: House, open_all_day: Cast, saijo_people: Cast, window: Window
) -> None:
    people = open_all_day
    booth = set_up(house, people, window)
    aoi, nagi = listening(house, people, "aoi"), listening(house, people, "nagi")
    elsewhere = listening(house, saijo_people, "aoi")

    booth.press("お金・家計")
    shows(booth, "職員をお呼びしています")
    for clerk in (aoi, nagi):
        expect(clerk.page.locator("main")).to_contain_text(f"相談ブースでお待ちです：{BRANCH}", timeout=SOON)
        clerk.press("開いて受ける")
    is_served(aoi, booth)
    booth.press("最初の画面に戻る")
    assert booth.heading == START
    nothing_is_left(booth, people.city)
    booth.page.go_back()
    assert booth.heading in {START, "ありがとうございました"}
    assert BRANCH not in elsewhere.page.locator("main").inner_text()
    elsewhere.open("/staff/booths/")
    assert elsewhere.sees("いまお待ちの方はいません")


def test_by_keyboard_alone_and_the_second_clerk_is_told_who_was_first(house: House, open_all_day: Cast) -> None:
    people = open_all_day
    booth = set_up(house, people, Window())
    tab_to(booth.page, "家族・子ども")
    booth.leave_by(lambda: booth.page.keyboard.press("Enter"))
    shows(booth, "職員をお呼びしています")
    aoi, nagi = (house.staff(people.city, people.users[name]).open("/staff/booths/") for name in ("aoi", "nagi"))
    with use(people.city):
        request = BoothRequest.objects.get()
    nagi.open(f"/staff/booths/{request.pk}/")
    aoi.press("受ける")
    nagi.press("受ける")
    assert nagi.sees("青井 葵さんが先に受けました。")
    shows(booth, "相談センターの職員が今まいります")
    tab_to(booth.page, "やめて、最初の画面に戻る")
    booth.leave_by(lambda: booth.page.keyboard.press("Enter"))
    assert booth.heading == START
    nothing_is_left(booth, people.city)


def test_the_screen_returns_to_its_start_and_any_touch_begins_the_count_again(house: House, open_all_day: Cast) -> None:
    booth = set_up(house, open_all_day, Window())
    booth.page.clock.install()
    booth.open("/booth/?language=en")
    assert booth.page.locator("html").get_attribute("lang") == "en"
    left = booth.page.locator("[data-seconds]")
    booth.page.clock.run_for(20_000)
    assert int(left.inner_text()) <= 40
    booth.page.keyboard.press("Shift")
    assert left.inner_text() == "60"
    with booth.page.expect_navigation():
        booth.page.clock.run_for(61_000)
    assert booth.heading == START
    assert booth.page.locator("html").get_attribute("lang") == "ja"


def test_a_revoked_device_says_so(house: House, open_all_day: Cast) -> None:
    people = open_all_day
    booth = set_up(house, people, Window(size=PHONE, scripts=False))
    mio = house.staff(people.city, people.users["mio"])
    mio.open("/staff/settings/booths/").press("登録を取り消す（大三島支所）").press("取り消す")
    booth.open("/booth/")
    assert booth.heading == "この端末の登録は取り消されました"
