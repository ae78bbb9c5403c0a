"""A counsellor gives their calendar away, renews its address, and a meeting of the groupware keeps a time free."""

from datetime import date, time, timedelta

import pytest
from playwright.sync_api import FilePayload

from case_core.roster.states import CounsellorKind
from mannaka_kit import clock
from mannaka_kit.ui.formats import show_clock, show_day
from mannaka_tenancy import use
from tests.support.bookings import an_offer, on_duty
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cast import Cast
from tests.support.groupware import SECRET_TITLE, calendar, event
from tests.support.roster import on_roster

pytestmark = pytest.mark.browser
MINE = "/staff/calendars/"
_READ = "async (address) => { const it = await fetch(address); return [it.status, await it.text()]; }"


@pytest.fixture
def day(people: Cast) -> date:
    """Return a day of next week on which Aoi talks by telephone from ten to twelve."""
    on = clock.today() + timedelta(days=7)
    with use(people.city):
        aoi = on_roster(people, kind=CounsellorKind.REGULAR, user_id=people.aoi.user_id)
        on_duty(aoi, on, begins=time(10), ends=time(12))
        an_offer(counsellor_kind="regular", ways=["telephone"], questions=[])
    return on


def made(aoi: Visitor, *, first: str) -> str:
    """Make an address, and return its path as the page shows it once."""
    aoi.open(MINE).press(first).press("アドレスを作る")
    address = aoi.page.get_by_label("購読するアドレス").input_value()
    assert address.startswith(aoi.origin)
    aoi.press("コピーしました")
    assert address not in aoi.page.content()
    return address


def answer(groupware: Visitor, address: str) -> tuple[int, str]:
    """Read an address as a groupware does: without signing in."""
    status, text = groupware.page.evaluate(_READ, address)
    return int(status), str(text)


def test_a_counsellor_makes_a_calendars_address_reads_it_and_renews_it(house: House, people: Cast, day: date) -> None:
    aoi, groupware = house.staff(people.city, people.users["aoi"]), house.visitor(people.city)
    groupware.open("/booking/mine/")
    address = made(aoi, first="アドレスを作る")
    status, content = answer(groupware, address)
    assert (status, content.count("BEGIN:VEVENT")) == (200, 1)
    assert f"DTSTART:{day:%Y%m%d}T010000Z" in content
    renewed = made(aoi, first="アドレスを作り直す")
    assert renewed != address
    assert answer(groupware, address)[0] == 404
    assert answer(groupware, renewed)[0] == 200
    aoi.press("アドレスを止める").press("アドレスを止める")
    assert answer(groupware, renewed)[0] == 404


def times_offered(house: House, people: Cast, day: date) -> str:
    """Walk as a citizen without scripts, on a telephone, to the times of the day."""
    citizen = house.visitor(people.city, Window(size=PHONE, scripts=False)).open("/booking/")
    citizen.choose("くらしの相談").press("次へ")
    citizen.page.get_by_label(show_day(day)).check()
    citizen.press("次へ")
    return citizen.page.locator("main").inner_text()


def test_a_meeting_of_the_groupware_keeps_its_time_free_of_bookings(house: House, people: Cast, day: date) -> None:
    assert show_clock(time(10)) in times_offered(house, people, day)
    aoi = house.staff(people.city, people.users["aoi"])
    aoi.open(MINE).press("ほかの予定を取り込む").press("ファイルから取り込む")
    meeting = event(begins=f"{day:%Y%m%d}T100000", ends=f"{day:%Y%m%d}T103000")
    export = FilePayload(name="yotei.ics", mimeType="text/calendar", buffer=calendar(meeting))
    aoi.page.get_by_label("カレンダーのファイル（.ics）").set_input_files(export)
    aoi.press("取り込む")
    assert aoi.sees("予定を取り込みました。")
    assert SECRET_TITLE not in aoi.page.content()
    offered = times_offered(house, people, day)
    assert show_clock(time(11)) in offered
    assert show_clock(time(10)) not in offered
