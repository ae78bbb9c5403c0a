"""An administrator takes in a booking form's file: a trial first, one row with a mistake, and safely a second time."""

from datetime import date, time, timedelta

import pytest
from playwright.sync_api import FilePayload, expect

from case_core.bookings.models import Booking
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.bookings import a_counsellor, an_offer, on_duty
from tests.support.browser import House, Visitor
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.form_imports import a_file
from tests.support.worker import work_off

pytestmark = pytest.mark.browser
HOME = "/staff/settings/booking-imports/"


@pytest.fixture
def day(people: Cast) -> date:
    """Return a day of next week on which one person talks in one room from ten to twelve."""
    on = clock.today() + timedelta(days=7)
    with use(people.city):
        a_room(people)
        on_duty(a_counsellor(), on, begins=time(10), ends=time(12))
        an_offer(questions=[])
    return on


def choose_file(mio: Visitor, day: date) -> Visitor:
    """Choose the file as Japanese Excel writes it: two good rows, and one at an hour at which nobody is there."""
    rows = [
        ("R-1", f"{day:%Y/%m/%d} 10:00", "田中 花子", "０９０ー１２３４ー５６７８", "", "家計のこと"),
        ("R-2", f"{day:%Y/%m/%d} 19:00", "近見 渚", "0898-36-1234", "", ""),
        ("R-3", f"{day.year}年{day.month}月{day.day}日 11時", "李", "0898-36-1234", "", ""),
    ]
    sent = FilePayload(name="yoyaku.csv", mimeType="text/csv", buffer=a_file(*rows, encoding="cp932"))
    mio.page.get_by_label("予約フォームのCSVファイル").set_input_files(sent)
    return mio.press("ファイルを確かめる")


def counted(mio: Visitor, *words: str) -> list[str]:
    """Return the numbers beside these words."""
    return [mio.page.get_by_role("row").filter(has_text=each).get_by_role("cell").inner_text() for each in words]


def bookings(people: Cast) -> list[tuple[str, str]]:
    with use(people.city):
        return list(Booking.objects.order_by("begins").values_list("name", "digits"))


def test_a_file_is_tried_imported_and_safely_repeated(house: House, people: Cast, day: date) -> None:
    mio = house.staff(people.city, people.users["mio"]).open(HOME)
    mio.press("予約フォームを加える").write("予約フォームの名前", "市のフォーム").press("加える")
    choose_file(mio, day).press("この列で確かめる")
    assert mio.heading.startswith("取り込む前の確認")
    assert counted(mio, "予約になる行", "取り込めない行") == ["2", "1"]
    wrong = mio.page.get_by_role("table", name="行ごとの理由").get_by_role("row").nth(1)
    assert wrong.get_by_role("rowheader").inner_text() == "3"
    assert "近い空き" in wrong.inner_text()
    assert bookings(people) == []

    mio.press("取り込む")
    work_off(people.city)
    # The page looks by itself.
    expect(mio.page.locator("[data-import-waits]")).to_have_count(0, timeout=10_000)
    mio.arrived()
    assert counted(mio, "予約になった行", "取り込めなかった行") == ["2", "1"]
    taken = [("田中 花子", "09012345678"), ("李", "0898361234")]
    assert bookings(people) == taken

    choose_file(mio.press("ほかのファイルを選ぶ"), day)
    assert counted(mio, "予約になる行", "すでに取り込んだ行") == ["0", "2"]
    assert mio.page.get_by_role("button", name="取り込む", exact=True).count() == 0
    mio.press("取り込まずにファイルを消す")
    assert bookings(people) == taken
