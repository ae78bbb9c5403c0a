"""A clerk drags a booking to another time of the day board, and does the same without a pointer."""

from datetime import date, datetime, time, timedelta

import pytest
from playwright.sync_api import Locator, expect

from case_core.bookings.models import Booking
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO
from mannaka_kit.ui.formats import show_clock
from mannaka_tenancy import use
from tests.support.bookings import a_counsellor, an_offer, booked, on_duty
from tests.support.browser import House, Visitor
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.keyboard import tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def day(people: Cast) -> date:
    """Return a day of next week on which one person talks from ten to twelve, and Hanako has booked ten o'clock."""
    on = clock.today() + timedelta(days=7)
    with use(people.city):
        a_room(people)
        on_duty(a_counsellor(), on, begins=time(10), ends=time(12))
        booked(an_offer(questions=[]), datetime.combine(on, time(10), TOKYO), at=clock.now())
    return on


def board(house: House, people: Cast, day: date) -> Visitor:
    return house.staff(people.city, people.users["aoi"]).open(f"/staff/bookings/board/?day={day}")


def line(aoi: Visitor, at: time) -> Locator:
    return aoi.page.locator("tr[data-begins]").filter(has=aoi.page.locator("th", has_text=show_clock(at))).locator("th")


def drag(aoi: Visitor, to: time) -> None:
    """Take the grip of the one booking, carry it to a line and wait there until the line knows whether it is free."""
    grip, target = aoi.page.locator("[data-grip]").bounding_box(), line(aoi, to).bounding_box()
    assert grip is not None
    assert target is not None
    mouse = aoi.page.mouse
    mouse.move(grip["x"] + 8, grip["y"] + 8)
    mouse.down()
    mouse.move(grip["x"] + 40, grip["y"] + 30, steps=4)
    mouse.move(target["x"] + 200, target["y"] + 6, steps=4)
    expect(line(aoi, time(11)).locator("xpath=..")).to_contain_class("is-free")


def begins(people: Cast) -> time:
    with use(people.city):
        return Booking.objects.get(status="booked").begins.astimezone(TOKYO).time()


def test_a_booking_is_carried_to_another_line_and_confirmed(house: House, people: Cast, day: date) -> None:
    aoi = board(house, people, day)
    drag(aoi, time(11))
    expect(aoi.page.locator("[data-drag-label]")).to_contain_text(f"田中 花子 → {show_clock(time(11))}")
    aoi.page.mouse.up()
    expect(aoi.page.get_by_role("dialog")).to_contain_text(f"{show_clock(time(10))} → {show_clock(time(11))}")
    aoi.leave_by(aoi.page.get_by_role("dialog").get_by_role("button", name="この日時に変更する").click)
    assert aoi.sees("予約の日時を変更しました。")
    assert aoi.sent[-1].endswith("/move/")
    assert begins(people) == time(11)
    assert not aoi.faults


def test_a_line_that_is_not_free_says_so_and_nothing_is_changed(house: House, people: Cast, day: date) -> None:
    aoi = board(house, people, day)
    drag(aoi, time(14))
    aoi.page.mouse.up()
    expect(aoi.page.locator("[data-drag-told]")).to_have_text("田中 花子：この時間は空いていません")
    drag(aoi, time(11))
    aoi.page.keyboard.press("Escape")
    aoi.page.mouse.up()
    drag(aoi, time(11))
    aoi.page.mouse.up()
    aoi.page.get_by_role("dialog").get_by_role("button", name="やめる").click()
    expect(aoi.page.get_by_role("dialog")).to_be_hidden()
    assert begins(people) == time(10)


def test_without_a_pointer_the_same_form_does_it(house: House, people: Cast, day: date) -> None:
    aoi = board(house, people, day)
    for name in ("田中 花子", "日時を変更する"):
        tab_to(aoi.page, name)
        aoi.leave_by(lambda: aoi.page.keyboard.press("Enter"))
    tab_to(aoi.page, show_clock(time(11)))
    aoi.page.keyboard.press("Space")
    tab_to(aoi.page, "この日時に変更する")
    aoi.leave_by(lambda: aoi.page.keyboard.press("Enter"))
    assert begins(people) == time(11)
