"""What a calendar that has the address is sent, over HTTP."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.models import RoomReservation
from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.limits import ASKS_PER_TOKEN
from case_core.desk.models import Room
from case_core.roster.models import Counsellor
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, HANAKO, NOON, TEN, a_counsellor, an_offer, booked, on_duty
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import SINCE, Cast
from tests.support.ics import events_of, unfolded
from tests.tenants.statements import statements


@pytest.fixture
def aoi_counsels(cast: Cast) -> Counsellor:
    """Put Aoi on the roster, on duty on Wednesday from 10 to 12."""
    with use(cast.city):
        a_room(cast)
        person = a_counsellor("青井 葵", user=cast.users["aoi"])
        on_duty(person)
        return person


@pytest.fixture
def token(cast: Cast, aoi_counsels: Counsellor) -> str:
    """Return the token of Aoi's calendar."""
    with use(cast.city):
        return make_feed(actor=cast.aoi, at=AT).token


@pytest.fixture
def outside(cast: Cast) -> Client:
    """Return a program that is nobody."""
    return Client(headers={"host": cast.city.host})


def test_a_person_sees_their_duties_and_bookings(cast: Cast, outside: Client, token: str) -> None:
    with use(cast.city):
        booked(an_offer())
    response = outside.get(f"/calendar/{token}.ics")
    duty, booking = sorted(events_of(response.content.decode()), key=lambda each: each["UID"].startswith("booking"))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (duty["SUMMARY"], duty["DTSTART"], duty["DTEND"]) == ("平日の当番", "20260114T010000Z", "20260114T030000Z")
    assert (booking["SUMMARY"], booking["LOCATION"]) == ("予約 くらしの相談", "室1")
    assert (booking["DTSTART"], booking["DTEND"]) == ("20260114T010000Z", "20260114T020000Z")
    assert "X-WR-CALNAME:相談センターの当番と予約" in unfolded(response.content.decode())


def test_nothing_that_somebody_told_and_nobodys_name_stands_in_it(cast: Cast, outside: Client, token: str) -> None:
    with use(cast.city):
        booking = booked(an_offer()).booking
        room_token = make_feed(actor=cast.mio, at=AT, room_id=Room.objects.get().pk).token
        names = [word for user in cast.users.values() for word in user.display_name.split()]
    told = [*HANAKO.name.split(), "090", "1234", "5678", HANAKO.about, "家計", "はい", "はじめて"]
    for each in (token, room_token):
        text = "\n".join(unfolded(outside.get(f"/calendar/{each}.ics").content.decode()))
        events = "\n".join(value for event in events_of_text(text) for value in event)
        assert "予約 くらしの相談" in text
        assert not [word for word in (*told, *names, booking.number) if word in events]


def events_of_text(text: str) -> list[list[str]]:
    """Return what people read of each event: its times are digits, and so are telephone numbers."""
    inside = [part.partition("END:VEVENT")[0] for part in text.split("BEGIN:VEVENT")[1:]]
    dates = ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "UID")
    return [[line for line in part.splitlines() if not line.startswith(dates)] for part in inside]


def test_a_moved_booking_keeps_its_uid_and_counts_on(cast: Cast, outside: Client, token: str) -> None:
    with use(cast.city):
        booking = booked(an_offer()).booking
    before = booking_in(outside, token)
    with use(cast.city):
        move_booking(booking_id=booking.pk, begins=ELEVEN, actor=cast.aoi, at=AT + timedelta(minutes=5))
    after = booking_in(outside, token)
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert before["LAST-MODIFIED"] < after["LAST-MODIFIED"]
    assert after["DTSTART"] == "20260114T020000Z"


def booking_in(outside: Client, token: str) -> dict[str, str]:
    found = events_of(outside.get(f"/calendar/{token}.ics").content.decode())
    return next(event for event in found if event["UID"].startswith("booking-"))


def test_a_cancelled_booking_and_a_held_time_are_not_shown(cast: Cast, outside: Client, token: str) -> None:
    with use(cast.city):
        cancel_booking(booking_id=booked(an_offer()).booking.pk, at=AT)
    assert [event["SUMMARY"] for event in events_of(outside.get(f"/calendar/{token}.ics").content.decode())] == [
        "平日の当番"
    ]


def test_a_rooms_calendar_shows_its_talks_and_when_others_have_it(
    cast: Cast, outside: Client, aoi_counsels: Counsellor
) -> None:
    with use(cast.city):
        room = Room.objects.get()
        booked(an_offer())
        RoomReservation.objects.create(
            room=room, begins=NOON, ends=NOON + timedelta(hours=1), who="社協", made_by_id=cast.mio.pk, made_at=AT
        )
        made = make_feed(actor=cast.mio, at=AT, room_id=room.pk).token
        with_telephone = on_duty(a_counsellor("別の 人"))
        booked(an_offer(name="電話の相談"), ELEVEN, way="telephone")
        with_telephone.delete()
    found = events_of(outside.get(f"/calendar/{made}.ics").content.decode())
    assert [event["SUMMARY"] for event in found] == ["予約 くらしの相談", "ほかの利用"]


def test_it_reaches_from_a_month_back_to_half_a_year_ahead(
    cast: Cast, outside: Client, token: str, aoi_counsels: Counsellor
) -> None:
    with use(cast.city):
        for days in (-31, -30, 180, 181):
            on_duty(aoi_counsels, AT.date() + timedelta(days=days))
    found = {event["DTSTART"][:8] for event in events_of(outside.get(f"/calendar/{token}.ics").content.decode())}
    assert found == {"20251214", "20260114", "20260712"}


def test_what_has_not_changed_is_not_sent_again(cast: Cast, outside: Client, token: str) -> None:
    first = outside.get(f"/calendar/{token}.ics")
    with time_machine.travel(AT + timedelta(minutes=5), tick=False):
        again = outside.get(f"/calendar/{token}.ics", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        with use(cast.city):
            booked(an_offer())
        changed = outside.get(f"/calendar/{token}.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["Cache-Control"] == "private, no-cache"


def test_a_token_opens_nothing_when_it_is_wrong_revoked_or_of_another_city(
    cast: Cast, saijo_cast: Cast, outside: Client, token: str
) -> None:
    there = Client(headers={"host": saijo_cast.city.host})
    assert there.get(f"/calendar/{token}.ics").status_code == 404
    assert outside.get(f"/calendar/{token[:-1]}.ics").status_code == 404
    assert outside.get(f"/calendar/{token}.ics").status_code == 200
    with use(cast.city):
        renewed = make_feed(actor=cast.aoi, at=AT)
    assert outside.get(f"/calendar/{token}.ics").status_code == 404
    assert outside.get(f"/calendar/{renewed.token}.ics").status_code == 200
    with use(cast.city):
        revoke_feed(actor=cast.aoi, at=AT)
    assert outside.get(f"/calendar/{renewed.token}.ics").status_code == 404


def test_who_left_the_roster_or_whose_account_is_stopped_has_no_calendar(
    cast: Cast, outside: Client, token: str, aoi_counsels: Counsellor
) -> None:
    with use(cast.city):
        Counsellor.objects.filter(pk=aoi_counsels.pk).update(valid_until=AT.date() - timedelta(days=1))
    assert outside.get(f"/calendar/{token}.ics").status_code == 404
    with use(cast.city):
        Counsellor.objects.filter(pk=aoi_counsels.pk).update(valid_until=None)
        type(cast.users["aoi"]).objects.filter(pk=cast.aoi.pk).update(is_active=False)
    assert outside.get(f"/calendar/{token}.ics").status_code == 404


def test_it_costs_three_statements_however_much_stands_in_it(
    cast: Cast, outside: Client, token: str, aoi_counsels: Counsellor
) -> None:
    outside.get(f"/calendar/{token}.ics")
    with use(cast.city):
        offer = an_offer(most_per_contact=20)
        for day in range(1, 9):
            on_duty(aoi_counsels, TEN.date() + timedelta(days=day))
        booked(offer)
    assert statements(lambda: outside.get(f"/calendar/{token}.ics")) == 3


def test_an_address_that_is_asked_too_often_is_told_to_wait(outside: Client, token: str) -> None:
    answers = [outside.get(f"/calendar/{token}.ics").status_code for _ask in range(ASKS_PER_TOKEN + 1)]
    assert answers == [200] * ASKS_PER_TOKEN + [429]


def test_the_language_of_whoever_asks_changes_nothing(outside: Client, token: str) -> None:
    assert settings.LANGUAGE_CODE == "ja"
    one, other = (
        outside.get(f"/calendar/{token}.ics", headers={"Accept-Language": language}) for language in ("ja", "en")
    )
    assert one.headers["ETag"] == other.headers["ETag"]


def test_a_room_that_ended_has_no_calendar(cast: Cast, outside: Client) -> None:
    with use(cast.city):
        room = a_room(cast)
        made = make_feed(actor=cast.mio, at=AT, room_id=room.pk).token
        Room.objects.filter(pk=room.pk).update(valid_from=SINCE, valid_until=AT.date() - timedelta(days=1))
    assert outside.get(f"/calendar/{made}.ics").status_code == 404
