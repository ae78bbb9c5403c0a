"""A citizen books a time, moves it and gives it back: with and without JavaScript, on a telephone and at a desk."""

from datetime import time, timedelta

import pytest

from case_core.bookings.models import Booking
from mannaka_kit import clock
from mannaka_kit.ui.formats import show_day
from mannaka_tenancy import Tenant, use
from tests.support.bookings import a_counsellor, an_offer, on_duty
from tests.support.browser import PHONE, House, Visitor, Window

pytestmark = pytest.mark.browser
WINDOWS = [Window(), Window(size=PHONE, scripts=False)]
IN_DAYS = 3


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_a_time_is_booked_moved_and_given_back(open_house: House, imabari: Tenant, window: Window) -> None:
    day = clock.today() + timedelta(days=IN_DAYS)
    with use(imabari):
        on_duty(a_counsellor(), day, begins=time(10), ends=time(13))
        an_offer(questions=[])
    citizen = open_house.visitor(imabari, window)
    link = book(citizen, show_day(day))
    citizen.page.goto(link)
    if not window.scripts:
        with use(imabari):
            number = Booking.objects.get().number
        citizen.write("予約番号", number).write("合言葉", link.rpartition(".")[2])
    citizen.press("開く")
    citizen.open("/booking/mine/move/")
    citizen.page.get_by_label(show_day(day)).check()
    citizen.press("次へ").choose("12:00").press("この日時に変更する")
    assert citizen.sees("予約の日時を変更しました。")
    citizen.open("/booking/mine/cancel/").press("取り消す")
    assert citizen.sees("この予約は取り消されています。")
    with use(imabari):
        assert sorted(Booking.objects.values_list("status", flat=True)) == ["cancelled", "moved"]


def book(citizen: Visitor, day: str) -> str:
    """Walk through all pages, with a slip on the way, and return the link to the booking."""
    citizen.open("/booking/").choose("くらしの相談").press("次へ")
    citizen.choose("電話で話す").press("次へ")
    citizen.page.get_by_label(day).check()
    citizen.press("次へ").choose("10:00").press("次へ")
    citizen.write("お名前", "李").press("次へ")
    assert citizen.sees("電話番号を入力してください。")
    assert citizen.page.get_by_label("お名前").input_value() == "李"
    citizen.write("電話番号", "０９０－１２３４－５６７８").press("次へ")
    assert citizen.heading == "この内容で予約しますか"
    citizen.press("予約する")
    assert citizen.heading == "予約ができました"
    return str(citizen.page.locator("a[href*='/booking/mine/#']").get_attribute("href"))
