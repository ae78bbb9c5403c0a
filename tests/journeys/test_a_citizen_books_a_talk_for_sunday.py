"""A citizen books a talk by video for a Sunday, is reminded, moves it, comes: on a telephone, by keyboard only."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import transaction
from playwright.sync_api import expect
from pytest_django import Settings

from case_core.bookings.actions.hold_slot import hold_slot
from case_core.bookings.actions.tell_online_place import tell_online_place
from case_core.bookings.events import BookingMade, BookingMoved, BookingPlaceTold
from case_core.bookings.models import Booking, BookingOffer
from case_core.roster.models import Duty
from cms.eservices.subscribers import remind, tell_of_the_booking, tell_of_the_new_time, tell_of_the_place
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO, day_of
from mannaka_kit.ui.formats import show_clock
from mannaka_tenancy import use
from tests.support.bookings import a_counsellor, an_offer, on_duty
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cast import Cast
from tests.support.keyboard import tab_to

pytestmark = pytest.mark.browser
ROOM = "https://meet.example.jp/madoguchi"
NAME, EMAIL = "井出 さくら", "sakura@example.jp"


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


def sundays() -> tuple[date, date]:
    """Return the next Sunday that is not tomorrow, and the one after it."""
    day = clock.today() + timedelta(days=3)
    first = day + timedelta(days=6 - day.weekday())
    return first, first + timedelta(weeks=1)


def open_sundays(people: Cast) -> BookingOffer:
    """Put somebody on duty from ten to twelve on two Sundays."""
    with use(people.city):
        person = a_counsellor()
        for on in sundays():
            on_duty(person, on, begins=time(10), ends=time(12))
        return an_offer(ways=["telephone", "online"], questions=[], online_address="")


def go_on(citizen: Visitor, button: str = "次へ") -> None:
    """Press a button by key."""
    tab_to(citizen.page, button)
    citizen.leave_by(lambda: citizen.page.keyboard.press("Enter"))


def choose(citizen: Visitor, first: str, *, down: int = 0, button: str = "次へ") -> None:
    """Go to a group of choices by Tab, to the one that is wanted by arrows, and on."""
    tab_to(citizen.page, first)
    citizen.page.keyboard.press("Space")
    for _step in range(down):
        citizen.page.keyboard.press("ArrowDown")
    go_on(citizen, button)


def write(citizen: Visitor, label: str, words: str) -> None:
    """Go to a field by Tab and type."""
    tab_to(citizen.page, label)
    citizen.page.keyboard.type(words)


def choose_a_time(citizen: Visitor, offer: BookingOffer) -> None:
    """Go as far as the held time."""
    first, _second = sundays()
    citizen.open("/booking/")
    choose(citizen, offer.name)
    choose(citizen, "電話で話す", down=1)
    choose(citizen, f"{first.month}月{first.day}日（日）")
    choose(citizen, "10:00")


def book(citizen: Visitor, offer: BookingOffer, *, name: str = NAME) -> tuple[str, str]:
    """Book the first Sunday at ten, and return number and secret."""
    choose_a_time(citizen, offer)
    write(citizen, "お名前", name)
    write(citizen, "メールアドレス", EMAIL)
    go_on(citizen)
    assert citizen.sees("オンライン（ビデオ）で話す")
    go_on(citizen, "予約する")
    assert citizen.heading == "予約ができました"
    number, secret = citizen.page.locator(".receipt dd").all_inner_texts()
    return number, secret


def the_booking(people: Cast) -> Booking:
    with use(people.city):
        return Booking.objects.select_related("offer").get(status="booked")


def move_to_the_next_sunday(citizen: Visitor, number: str, secret: str) -> None:
    """Open the booking with number and secret, and give it the second Sunday at ten."""
    first, _second = sundays()
    citizen.open("/booking/mine/")
    write(citizen, "予約番号", number)
    write(citizen, "合言葉", secret.lower())
    go_on(citizen, "開く")
    go_on(citizen, "日時を変更する")
    choose(citizen, f"{first.month}月{first.day}日（日）", down=1)
    choose(citizen, "10:00", button="この日時に変更する")
    assert citizen.sees("予約の日時を変更しました。")


def come(house: House, people: Cast, booking: Booking) -> None:
    """Let a clerk say on the day that the citizen is there, and begin the talk."""
    # The server has a clock of its own: the day comes to the booking.
    begun = clock.now() - timedelta(minutes=1)
    with use(people.city):
        Booking.objects.filter(pk=booking.pk).update(begins=begun, ends=begun + timedelta(hours=1))
    aoi = house.staff(people.city, people.users["aoi"])
    aoi.open("/staff/bookings/").open(f"/staff/bookings/{booking.pk}/")
    assert aoi.sees(ROOM)
    aoi.press("来た")
    assert aoi.sees("来たことを記録しました。")
    aoi.press("相談を始める").write("どんな相談ですか", "保育園と働き方").press("相談を始める")
    assert aoi.sees(NAME)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_citizen_books_an_online_talk_for_sunday_is_reminded_moves_it_and_comes(
    house: House, people: Cast, *, scripts: bool
) -> None:
    offer = open_sundays(people)
    citizen = house.visitor(people.city, Window(size=PHONE, scripts=scripts))
    number, secret = book(citizen, offer)
    booking = the_booking(people)
    with use(people.city), transaction.atomic():
        tell_of_the_booking(BookingMade(booking_id=booking.pk))
        tell_online_place(booking_id=booking.pk, address=ROOM, actor=people.aoi, at=clock.now())
        tell_of_the_place(BookingPlaceTold(booking_id=booking.pk))

    move_to_the_next_sunday(citizen, number, secret)
    moved = the_booking(people)
    assert day_of(moved.begins) == sundays()[1]
    assert citizen.sees(ROOM)
    with use(people.city), transaction.atomic():
        tell_of_the_new_time(BookingMoved(booking_id=moved.pk))
        remind(booking_id=booking.pk)  # planned for the time that it had
        remind(booking_id=moved.pk)
    assert_four_mails_went(secret)
    come(house, people, moved)
    with use(people.city):
        moved.refresh_from_db()
        assert (moved.status, moved.case_id is not None) == ("came", True)


def assert_four_mails_went(secret: str) -> None:
    """Of the booking, of the place, of the new time, and the day before; none says the secret."""
    told = [("オンラインの場所" in each.subject, "あした" in each.subject) for each in mail.outbox]
    assert told == [(False, False), (True, False), (False, False), (False, True)]
    assert ROOM in mail.outbox[-1].body
    assert secret not in "".join(str(each.body) for each in mail.outbox)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_who_is_too_late_keeps_what_was_typed_and_is_offered_the_nearest(
    house: House, people: Cast, *, scripts: bool
) -> None:
    offer = open_sundays(people)
    first, second = sundays()
    citizen = house.visitor(people.city, Window(size=PHONE, scripts=scripts))
    choose_a_time(citizen, offer)
    write(citizen, "お名前", "李")
    write(citizen, "電話番号", "０９０－１２３４－５６７８")
    go_on(citizen)
    # The roster changes under the form.
    with use(people.city):
        Duty.objects.filter(on=first).update(begins=time(11))
    go_on(citizen, "予約する")
    assert citizen.sees("この時間は予約できなくなりました")
    assert citizen.sees("ここまでに入力した内容は残っています。")
    offered = citizen.page.locator("main").inner_text()
    assert show_clock(time(11)) in offered
    assert f"{second.month}月{second.day}日" in offered
    choose(citizen, "11:00")
    assert citizen.sees("李")
    assert citizen.sees("090-1234-5678")
    _press_twice(citizen)
    with use(people.city):
        booking = Booking.objects.get(status="booked")
        assert (booking.name, booking.digits) == ("李", "09012345678")


def _press_twice(citizen: Visitor) -> None:
    """Press the last button twice as fast as two fingers do."""
    citizen.named("予約する").dblclick(no_wait_after=True)
    # The second press may end the way to the page that the first had begun: only where it leads is waited for.
    expect(citizen.page.locator("h1")).to_have_text("予約ができました", timeout=30_000)
    citizen.arrived()


def test_a_move_to_a_time_that_was_taken_keeps_the_old_one_and_offers_others(house: House, people: Cast) -> None:
    offer = open_sundays(people)
    first, second = sundays()
    citizen = house.visitor(people.city, Window(size=PHONE))
    number, secret = book(citizen, offer)
    citizen.open("/booking/mine/")
    write(citizen, "予約番号", number)
    write(citizen, "合言葉", secret)
    go_on(citizen, "開く")
    go_on(citizen, "日時を変更する")
    choose(citizen, f"{first.month}月{first.day}日（日）", down=1)
    with use(people.city):
        ten = datetime.combine(second, time(10), TOKYO)
        hold_slot(offer_id=offer.pk, way="online", begins=ten, at=clock.now())
    choose(citizen, "10:00", button="この日時に変更する")
    assert citizen.sees("ほかの方の予約が入りました")
    assert "11:00" in citizen.page.locator("main").inner_text()
    assert day_of(the_booking(people).begins) == first
