"""The pages for rooms of other bodies, and for where talks by video are held."""

from collections.abc import Callable

from case_core.bookings.models import Booking, RoomReservation
from mannaka_tenancy import use
from tests.support.bookings import booked, one_on_duty
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cast import Cast


def test_the_welfare_councils_hours_stand_on_the_board_and_can_be_taken_back(
    desk: Callable[[str], Desk], cast: Cast
) -> None:
    with use(cast.city):
        told = {"room": str(a_room(cast).pk), "who": "社会福祉協議会", "reason": "貸付の相談日", "first": "2026-01-14"}
    mio = desk("mio").client
    sent = {**told, "begins": "10:00", "ends": "11:30", "last": "2026-01-28", "idempotency_key": "a" * 20}
    wrong = mio.post("/staff/settings/bookings/rooms/add/", {**sent, "ends": "09:00", "idempotency_key": "b" * 20})
    assert "社会福祉協議会" in wrong.content.decode()
    assert (
        mio.post("/staff/settings/bookings/rooms/add/", sent).headers["Location"] == "/staff/settings/bookings/rooms/"
    )
    listed = mio.get("/staff/settings/bookings/rooms/").content.decode()
    assert listed.count("社会福祉協議会") >= 3
    board = desk("aoi").client.get("/staff/bookings/board/?day=2026-01-14").content.decode()
    assert "社会福祉協議会" in board
    assert 'rowspan="3"' in board
    with use(cast.city):
        first = RoomReservation.objects.earliest("begins")
    mio.post(f"/staff/settings/bookings/rooms/{first.pk}/release/", {"idempotency_key": "c" * 20})
    with use(cast.city):
        assert RoomReservation.objects.count() == 2


def test_a_clerk_says_where_a_talk_by_video_is_held(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast, ways=["online"]), way="online").booking
    aoi = desk("aoi").client
    assert "まだ決まっていません" in aoi.get(f"/staff/bookings/{booking.pk}/").content.decode()
    address = f"/staff/bookings/{booking.pk}/online/"
    wrong = aoi.post(address, {"online_address": "http://meet.example.jp", "idempotency_key": "a" * 20})
    assert "https:// で始まるアドレスを入力してください" in wrong.content.decode()
    assert "http://meet.example.jp" in wrong.content.decode()
    aoi.post(address, {"online_address": "https://meet.example.jp/a", "idempotency_key": "b" * 20})
    assert "https://meet.example.jp/a" in aoi.get(f"/staff/bookings/{booking.pk}/").content.decode()
    with use(cast.city):
        assert Booking.objects.get().online_address == "https://meet.example.jp/a"


def test_the_day_is_a_table_on_wide_screens_and_a_list_on_narrow_ones(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    page = desk("aoi").client.get("/staff/bookings/?day=2026-01-14").content.decode()
    assert page.count(f'href="/staff/bookings/{booking.pk}/"') == 2
    assert "booking-wide" in page
    assert "booking-narrow" in page
