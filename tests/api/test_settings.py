"""What administrators settle of bookings, calendars, imports and screens, as other programs do it."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from case_core.bookings.models import BookingOffer, RoomReservation
from case_core.busy.models import BusySource, BusyTime
from case_core.calendars.models import CalendarFeed
from case_core.form_imports.models import BookingImport
from case_core.reception.models import Display
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.api.conftest import Program, made_token
from tests.api.doors_of_settings import BUSY_ADDRESS, BUSY_FILE, COUNCIL, OFFER
from tests.support.bookings import a_counsellor, an_offer, booked, one_on_duty
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.form_imports import COLUMNS, TEN_ROW, a_file

Programs = Callable[..., Program]


@pytest.fixture
def there(saijo_cast: Cast) -> Program:
    """Return the program of Saijo's administrator."""
    return Program(saijo_cast.city, made_token(saijo_cast, "mio").secret)


def test_an_offer_is_added_changed_and_ended(cast: Cast, there: Program, program: Programs) -> None:
    system = program("mio")
    made = system.post("booking-offers/", {**OFFER, "valid_from": "2026-02-01"}).json()
    assert made["url"] == f"/api/v1/booking-offers/{made['id']}/"
    kept = system.get(f"booking-offers/{made['id']}/").json()
    assert kept == {**OFFER, "id": made["id"], "valid_from": "2026-02-01", "valid_until": None}
    listed = {which: system.get("booking-offers/", which=which).json()["results"] for which in ("not_ended", "all")}
    assert [[offer["id"] for offer in rows] for rows in listed.values()] == [[made["id"]], [made["id"]]]
    assert system.get("booking-offers/").json()["results"] == []
    assert system.post(f"booking-offers/{made['id']}/change/", {**OFFER, "minutes": 45}).status_code == 200
    assert system.post(f"booking-offers/{made['id']}/end/", {"last_day": "2026-03-31"}).status_code == 200
    ended = system.get(f"booking-offers/{made['id']}/").json()
    assert (ended["minutes"], ended["valid_until"]) == (45, "2026-03-31")
    assert there.get(f"booking-offers/{made['id']}/").status_code == 404
    assert there.get("booking-offers/", which="all").json()["results"] == []


def test_what_is_not_sent_of_an_offer_is_not_guessed(cast: Cast, program: Programs) -> None:
    system = program("mio")
    with use(cast.city):
        offer = an_offer(questions=["前の質問"])
    part = {name: value for name, value in OFFER.items() if name != "questions"}
    refused = system.post(f"booking-offers/{offer.pk}/change/", part)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "questions")
    for told, field in (
        ({"ways": []}, "ways"),
        ({"minutes": 4}, "minutes"),
        ({"online_address": "http://meet"}, "online_address"),
        ({"questions": ["問" * 201]}, "questions.0"),
    ):
        answer = system.post(f"booking-offers/{offer.pk}/change/", {**OFFER, **told})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    with use(cast.city):
        assert BookingOffer.objects.get().questions == ["前の質問"]


def test_clerks_see_the_offers_of_today_and_no_others(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        today = an_offer()
    clerk = program("aoi")
    assert [offer["id"] for offer in clerk.get("booking-offers/").json()["results"]] == [today.pk]
    assert clerk.get("booking-offers/", which="all").status_code == 403
    assert clerk.post("booking-offers/", {**OFFER, "valid_from": "2026-02-01"}).status_code == 403


def test_the_rules_of_bookings_are_settled(cast: Cast, there: Program, program: Programs) -> None:
    system, told = program("mio"), {"hold_minutes": 20, "release_minutes": 60}
    assert system.get("booking-rules/").json() == {"hold_minutes": 10, "release_minutes": 0}
    assert system.post("booking-rules/", told).status_code == 200
    assert system.get("booking-rules/").json() == told
    assert there.get("booking-rules/").json() != told


def test_a_room_is_another_bodys_every_week_once_for_each_key(cast: Cast, there: Program, program: Programs) -> None:
    with use(cast.city):
        room = a_room(cast)
    system, key = program("mio"), uuid.uuid4().hex
    told = {**COUNCIL, "room_id": room.pk, "last": "2026-02-16"}
    first, again = (system.post("room-reservations/", told, key=key) for _number in range(2))
    assert (first.status_code, again.json()["is_replay"]) == (201, True)
    listed = system.get("room-reservations/").json()["results"]
    assert [span["begins"] for span in listed] == [f"2026-02-{day}T13:00:00+09:00" for day in ("02", "09", "16")]
    assert {span["room"]["id"] for span in listed} == {room.pk}
    assert first.json()["id"] == listed[0]["id"]
    assert system.post(f"room-reservations/{listed[1]['id']}/release/").status_code == 200
    assert system.post(f"room-reservations/{listed[1]['id']}/release/").status_code == 404
    with use(cast.city):
        assert RoomReservation.objects.count() == 2
    assert there.get("room-reservations/").json()["results"] == []


def test_a_room_in_which_somebody_is_booked_is_not_given_away(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
        room = booked(offer).booking.room
    told = {**COUNCIL, "room_id": room.pk, "first": "2026-01-14", "begins": "10:30", "ends": "11:30"}
    refused = program("mio").post("room-reservations/", told)
    assert (refused.status_code, refused.json()["code"]) == (409, "room_reservation.in_use")
    for name, value in (("ends", "10:00"), ("first", "2026-01-12"), ("last", "2027-06-01"), ("who", " ")):
        answer = program("mio").post("room-reservations/", {**told, name: value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, name)


def test_the_address_of_a_calendar_is_told_once_and_opens_the_calendar(
    cast: Cast, there: Program, program: Programs
) -> None:
    with use(cast.city):
        a_counsellor("青井 葵", user=cast.users["aoi"])
    system, key = program("aoi"), uuid.uuid4().hex
    assert system.get("calendar-feed/").json() == {"is_there": False, "made_at": None}
    first, again = (system.post("calendar-feed/", key=key).json() for _number in range(2))
    assert first["address"].startswith(f"http://{cast.city.host}/calendar/")
    assert (again["is_replay"], again["address"]) == (True, None)
    assert first["address"] not in system.get("calendar-feed/").content.decode()
    path = first["address"].removeprefix(f"http://{cast.city.host}")
    reader = Client(headers={"host": cast.city.host})
    assert reader.get(path).status_code == 200
    assert Client(headers={"host": there.city.host}).get(path).status_code == 404
    assert system.post("calendar-feed/end/").status_code == 200
    assert reader.get(path).status_code == 404
    assert system.post("calendar-feed/end/").json()["code"] == "calendar.not_found"
    assert program("ren").post("calendar-feed/").json()["code"] == "calendar.not_on_roster"


def test_a_rooms_calendar_gets_a_new_address_in_the_place_of_the_old(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        room = a_room(cast)
    system, reader = program("mio"), Client(headers={"host": cast.city.host})
    old, new = (system.post(f"rooms/{room.pk}/calendar-feed/").json()["address"] for _number in range(2))
    assert [reader.get(address.partition(cast.city.host)[2]).status_code for address in (old, new)] == [404, 200]
    rooms = system.get("rooms/calendar-feeds/").json()["rooms"]
    assert [(line["room"]["id"], line["is_there"]) for line in rooms] == [(room.pk, True)]
    assert system.post(f"rooms/{room.pk}/calendar-feed/end/").status_code == 200
    assert system.get("rooms/calendar-feeds/").json()["rooms"][0]["is_there"] is False
    assert system.post("rooms/999999999/calendar-feed/").status_code == 404
    with use(cast.city):
        assert not CalendarFeed.objects.filter(ended_at__isnull=True).exists()


def test_busy_times_come_from_an_address_that_is_never_told_again(
    cast: Cast, saijo_cast: Cast, program: Programs
) -> None:
    with use(cast.city):
        person = a_counsellor(user=cast.users["aoi"])
    system = program("aoi")
    path = f"counsellors/{person.pk}/busy/"
    assert system.get(path).json() == {"calendar": None}
    assert system.post(f"{path}address/", {"address": BUSY_ADDRESS}).status_code == 200
    told = system.get(path)
    assert (told.json()["calendar"]["kind"], told.json()["calendar"]["host"]) == ("address", "calendar.example.jp")
    assert "aoi.ics" not in told.content.decode()
    for wrong, code in (("http://calendar.example.jp/a", "busy.address_wrong"), ("https://other.jp/", "busy.not_read")):
        answer = system.post(f"{path}address/", {"address": wrong})
        assert (answer.status_code, answer.json()["code"], answer.json()["errors"][0]["field"]) == (
            422,
            code,
            "address",
        )
    assert program("ren").get(path).status_code == 403
    with use(saijo_cast.city):
        assert not BusySource.objects.exists()


def test_busy_times_come_from_a_file_of_which_the_times_alone_are_kept(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        person = a_counsellor()
    system, path = program("mio"), f"counsellors/{person.pk}/busy/"
    assert system.post(f"{path}file/", {"file": SimpleUploadedFile("a.ics", BUSY_FILE)}).status_code == 200
    calendar = system.get(path).json()["calendar"]
    assert (calendar["kind"], calendar["times"], calendar["failure"]) == ("file", 1, "")
    for content in (b"", b"text", b"x" * (2 * 1024 * 1024 + 1)):
        answer = system.post(f"{path}file/", {"file": SimpleUploadedFile("a.ics", content)})
        assert answer.status_code == 422, answer.content
    assert system.post(f"{path}remove/").status_code == 200
    assert system.post(f"{path}remove/").json()["code"] == "busy.no_source"
    with use(cast.city):
        assert not BusyTime.objects.exists()


def import_of(system: Program, offer_id: int, content: bytes) -> dict[str, Any]:
    """Add a form and put a file of it in hand."""
    form = system.post("import-forms/", {"name": "健診", "offer_id": offer_id, "way": "counter"}).json()["id"]
    made = system.post(f"import-forms/{form}/files/", {"file": SimpleUploadedFile("a.csv", content)})
    assert made.status_code == 201
    return {"form": form, "run": made.json()["url"].removeprefix("/api/v1/")}


def test_a_file_is_tried_out_row_by_row_and_then_taken_in(cast: Cast, there: Program, program: Programs) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
    system = program("mio")
    ids = import_of(system, offer.pk, a_file(TEN_ROW, ("R-2", "きょう", "", "0898-36-1234", "", "")))
    fresh = system.get(ids["run"]).json()
    assert (fresh["is_trial"], fresh["outcome"], fresh["headings"][0]) == (True, None, "受付番号")
    assert system.post(f"{ids['run']}start/").json()["code"] == "form_import.columns_missing"
    assert system.post(f"import-forms/{ids['form']}/columns/", COLUMNS).status_code == 200
    tried = system.get(ids["run"]).json()["outcome"]
    assert {name: tried[name] for name in ("rows", "ready", "repeated", "refused")} == {
        "rows": 2,
        "ready": 1,
        "repeated": 0,
        "refused": 1,
    }
    assert [(row["row"], row["column"], row["problem"]) for row in tried["problems"]] == [
        (3, "氏名", "name"),
        (3, "希望日時", "day"),
    ]
    assert all(row["words"] for row in tried["problems"])
    assert system.post(f"{ids['run']}start/").status_code == 200
    assert system.post(f"{ids['run']}discard/").json()["code"] == "form_import.ended"
    assert [run["status"] for run in system.get("booking-imports/").json()["results"]] == ["queued"]
    assert there.get(ids["run"]).status_code == 404
    with use(cast.city):
        assert Entry.objects.filter(action="booking_import.started", actor_id=cast.mio.user_id).count() == 1


def test_a_file_that_is_no_table_is_refused_and_one_that_is_not_wanted_is_forgotten(
    cast: Cast, program: Programs
) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
    system = program("mio")
    ids = import_of(system, offer.pk, a_file(TEN_ROW))
    for content in (b"", b"\x81", "あ".encode() + b"\x00", b"x" * 1_000_001):
        refused = system.post(f"import-forms/{ids['form']}/files/", {"file": SimpleUploadedFile("a.csv", content)})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "file")
    assert system.post(f"{ids['run']}discard/").status_code == 200
    ended = system.get(ids["run"]).json()
    assert (ended["status"], ended["is_trial"], ended["headings"]) == ("discarded", False, [])
    with use(cast.city):
        assert BookingImport.objects.count() == 1


def test_the_address_of_a_screen_is_told_once_and_shows_the_hall_until_it_is_revoked(
    cast: Cast, there: Program, program: Programs
) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    first, again = (system.post("displays/", {"name": "待合室"}, key=key).json() for _number in range(2))
    assert (again["is_replay"], again["address"]) == (True, None)
    path = first["address"].removeprefix(f"http://{cast.city.host}")
    reader = Client(headers={"host": cast.city.host})
    assert reader.get(path).status_code == 200
    assert Client(headers={"host": there.city.host}).get(path).status_code == 404
    listed = system.get("displays/")
    assert [screen["name"] for screen in listed.json()["results"]] == ["待合室"]
    assert path not in listed.content.decode()
    assert system.post(f"displays/{first['id']}/revoke/").status_code == 200
    assert reader.get(path).status_code == 404
    assert system.post(f"displays/{first['id']}/revoke/").json()["code"] == "display.revoked"
    with use(there.city):
        assert not Display.objects.exists()


def test_the_letter_before_numbers_is_settled(cast: Cast, program: Programs) -> None:
    system = program("mio")
    assert system.post("reception-rules/", {"letter": "ｂ", "shows_waiting": True}).status_code == 200
    assert system.get("reception-rules/").json() == {"letter": "B", "shows_waiting": True}
    refused = system.post("reception-rules/", {"letter": "あ", "shows_waiting": True})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "letter")
    assert program("aoi").post("tickets/").status_code == 201
    assert program("aoi").get("tickets/").json()["results"][0]["number"].startswith("B")
