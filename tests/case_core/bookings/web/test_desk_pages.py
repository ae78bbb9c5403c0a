from collections.abc import Callable
from datetime import timedelta

import time_machine

from case_core.bookings.models import Booking
from case_core.cases.models import Case
from case_core.cases.states import Channel
from mannaka_kit.clock import TOKYO
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, HANAKO, TEN, a_counsellor, booked, on_duty, one_on_duty
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.tenants.statements import statements


def test_the_list_shows_the_day_and_records_who_was_shown(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    page = desk("aoi").client.get("/staff/bookings/?day=2026-01-14").content.decode()
    assert booking.number in page
    assert "田中 花子" in page
    assert booking.number not in desk("aoi").client.get("/staff/bookings/?day=2026-01-15").content.decode()
    with use(cast.city):
        assert remembered("booking.listed") == [("centre_staff", None, "done")]


def test_the_list_is_narrowed_by_state_in_the_address(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booked(one_on_duty(cast))
    page = desk("aoi").client.get("/staff/bookings/?day=2026-01-14&status=cancelled").content.decode()
    assert "田中 花子" not in page


def test_the_list_asks_the_same_number_of_statements_for_one_and_for_many(
    desk: Callable[[str], Desk], cast: Cast
) -> None:
    with use(cast.city):
        offer = one_on_duty(cast, most_per_contact=20)
        booked(offer)
    client = desk("aoi").client
    client.get("/staff/bookings/?day=2026-01-14")
    one = statements(lambda: client.get("/staff/bookings/?day=2026-01-14"))
    with use(cast.city):
        for number in range(6):
            on_duty(a_counsellor(f"相談 {number}"))
            booked(offer, TEN, way="telephone")
    many = statements(lambda: client.get("/staff/bookings/?day=2026-01-14"))
    assert many == one


def test_a_booking_becomes_the_case_with_what_was_told(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    with time_machine.travel(TEN + timedelta(minutes=1), tick=False):
        aoi = desk("aoi").client
        page = aoi.get(f"/staff/bookings/{booking.pk}/take-up/").content.decode()
        assert HANAKO.about in page
        body = {"words": HANAKO.about, "idempotency_key": "k" * 32}
        locations = [
            aoi.post(f"/staff/bookings/{booking.pk}/take-up/", body).headers["Location"] for _click in range(2)
        ]
    with use(cast.city):
        case = Case.objects.get()
        booking.refresh_from_db()
        assert locations == [f"/staff/cases/{case.pk}/"] * 2
        assert (booking.status, booking.case_id) == ("came", case.pk)
        assert (case.party.name, case.contacts.get().channel) == ("田中 花子", Channel.COUNTER)


def test_came_and_no_show_mend_each_other(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    with time_machine.travel(TEN + timedelta(minutes=20), tick=False):
        aoi = desk("aoi").client
        for number, (step, status) in enumerate([("came", "came"), ("no-show", "no_show"), ("came", "came")]):
            aoi.post(f"/staff/bookings/{booking.pk}/{step}/", {"idempotency_key": f"{number}" * 20})
            with use(cast.city):
                booking.refresh_from_db()
                assert booking.status == status


def test_the_city_cancels_with_a_reason_that_the_citizen_reads(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    aoi = desk("aoi").client
    empty = aoi.post(f"/staff/bookings/{booking.pk}/cancel/", {"reason": " ", "idempotency_key": "a" * 20})
    assert empty.status_code == 200
    aoi.post(f"/staff/bookings/{booking.pk}/cancel/", {"reason": "急病のため", "idempotency_key": "b" * 20})
    with use(cast.city):
        booking.refresh_from_db()
        assert (booking.status, booking.reason) == ("cancelled", "急病のため")


def test_a_clerk_books_for_a_caller(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
    aoi = desk("aoi").client
    address = f"/staff/bookings/new/?offer={offer.pk}&way=telephone&day=2026-01-14"
    assert TEN.isoformat() in aoi.get(address).content.decode()
    told = {"time": TEN.isoformat(), "name": "越智", "telephone": "０８９８３６１２３４", "idempotency_key": "c" * 20}
    assert aoi.post(address, told).status_code == 302
    with use(cast.city):
        booking = Booking.objects.get()
        assert (booking.name, booking.booked_by_id) == ("越智", cast.users["aoi"].pk)
    again = aoi.post(address, {**told, "idempotency_key": "d" * 20})
    assert "ほかの方の予約が入りました" in again.content.decode()
    assert "越智" in again.content.decode()


def test_a_clerk_moves_a_booking(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booking = booked(one_on_duty(cast)).booking
    aoi = desk("aoi").client
    sent = aoi.post(
        f"/staff/bookings/{booking.pk}/move/?day=2026-01-14", {"time": ELEVEN.isoformat(), "idempotency_key": "e" * 20}
    )
    with use(cast.city):
        moved = Booking.objects.get(status="booked")
        assert sent.headers["Location"] == f"/staff/bookings/{moved.pk}/"
        assert (moved.number, moved.begins) == (booking.number, ELEVEN)
    old, new = (aoi.get(f"/staff/bookings/{each.pk}/") for each in (booking, moved))
    assert old.status_code == 200
    assert moved.begins.astimezone(TOKYO).strftime("%-H:%M") in old.content.decode()
    assert f"/staff/bookings/{moved.pk}/cancel/" in old.content.decode()
    assert f"/staff/bookings/{moved.pk}/cancel/" in new.content.decode()


def test_the_board_shows_rooms_by_time_with_who_is_next_and_late(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        a_room(cast, "室2")
        offer = one_on_duty(cast)
        booked(offer)
        booked(offer, ELEVEN)
    with time_machine.travel(TEN + timedelta(minutes=5), tick=False):
        page = desk("aoi").client.get("/staff/bookings/board/?day=2026-01-14").content.decode()
    for word in ("室1", "室2", "時間を過ぎています", "次の方", "空き", 'rowspan="2"'):
        assert word in page


def test_the_administrator_settles_what_can_be_booked(desk: Callable[[str], Desk], cast: Cast) -> None:
    told = {
        "name": "くらしの相談",
        "topic": "money",
        "ways": ["counter", "telephone"],
        "counsellor_kind": "citizens",
        "minutes": "60",
        "needs_room": "on",
        "days_ahead": "30",
        "notice_hours": "1",
        "most_per_contact": "2",
        "questions": "はじめてですか\n書類はありますか",
        "position": "1",
        "valid_from": "2026-01-01",
        "idempotency_key": "f" * 20,
    }
    mio = desk("mio").client
    assert mio.post("/staff/settings/bookings/add/", told).status_code == 302
    assert "くらしの相談" in mio.get("/staff/settings/bookings/").content.decode()
    twice = mio.post("/staff/settings/bookings/add/", {**told, "idempotency_key": "g" * 20})
    assert "この名前の予約の枠が、すでにあります" in twice.content.decode()
    wrong = mio.post("/staff/settings/bookings/add/", {**told, "name": "別", "ways": [], "idempotency_key": "h" * 20})
    assert wrong.status_code == 200
    page = mio.get("/staff/settings/bookings/rules/").content.decode()
    assert 'value="10"' in page
