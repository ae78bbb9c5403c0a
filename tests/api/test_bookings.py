"""Bookings as other programs make and read them."""

from collections.abc import Callable
from typing import Any

from case_core.bookings.models import Booking
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.api.conftest import Program
from tests.api.doors_of_bookings import CALLER, things_to_book
from tests.support.cast import Cast


def caller(ids: dict[str, Any], **told: Any) -> dict[str, Any]:
    return {**CALLER, "offer_id": ids["offer"], **told}


def test_a_program_reads_the_free_times_and_books_one_for_a_caller(cast: Cast, program: Callable[..., Program]) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    system = program("aoi")
    query = {"way": "telephone", "first": "2026-01-14", "last": "2026-01-14"}
    free = system.get(f"booking-offers/{ids['offer']}/free-times/", **query).json()
    assert free == {"minutes": 60, "times": ["2026-01-14T11:00:00+09:00"]}
    made = system.post("bookings/", caller(ids, begins=free["times"][0], needs=["interpreter"]))
    assert made.status_code == 201
    assert made.json()["number"].startswith("Y2026-")
    assert made.json()["secret"]
    read = system.get(f"bookings/{made.json()['id']}/").json()
    assert (read["name"], read["status"], read["needs"]) == ("越智 太郎", "booked", ["interpreter"])
    assert "secret" not in str(read)


def test_the_same_key_books_once_and_tells_the_secret_once(cast: Cast, program: Callable[..., Program]) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    system = program("aoi")
    first, again = (
        system.post("bookings/", caller(ids), key="6f1c2d3e4a5b46978899aabbccddeeff") for _number in range(2)
    )
    assert (again.status_code, again.json()["is_replay"], again.json()["secret"]) == (200, True, None)
    assert again.json()["id"] == first.json()["id"]
    with use(cast.city):
        assert Booking.objects.filter(telephone="0898-12-3456").count() == 1


def test_a_time_that_is_taken_is_refused_with_the_nearest_free_ones(
    cast: Cast, program: Callable[..., Program]
) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    refused = program("aoi").post("bookings/", caller(ids, begins="2026-01-14T10:00:00+09:00"))
    assert (refused.status_code, refused.json()["code"]) == (409, "booking.slot_taken")
    assert "2026-01-14T11:00:00+09:00" in refused.json()["instead"]
    assert refused.json()["errors"][0]["field"] == "time"


def test_a_list_shows_one_day_in_one_state_and_is_recorded(cast: Cast, program: Callable[..., Program]) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    system = program("aoi")
    assert [each["id"] for each in system.get("bookings/").json()["results"]] == [ids["begun"]]
    tomorrow = {"day": "2026-01-14"}
    assert [each["id"] for each in system.get("bookings/", **tomorrow).json()["results"]] == [ids["booking"]]
    assert system.get("bookings/", **tomorrow, status="came").json()["results"] == []
    assert system.get("bookings/", status="held").status_code == 422
    with use(cast.city):
        listed = Entry.objects.filter(action="booking.listed", actor_id=cast.aoi.user_id)
        assert [entry.details["bookings"] for entry in listed.order_by("pk")] == [[ids["begun"]], [ids["booking"]]]


def test_a_moved_booking_is_found_under_its_old_id(cast: Cast, program: Callable[..., Program]) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    system = program("aoi")
    moved = system.post(f"bookings/{ids['booking']}/move/", {"begins": "2026-01-14T11:00:00+09:00"}).json()
    assert moved["id"] != ids["booking"]
    assert system.get(f"bookings/{ids['booking']}/").json()["id"] == moved["id"]


def test_what_was_taken_up_is_a_case(cast: Cast, program: Callable[..., Program]) -> None:
    with use(cast.city):
        ids = things_to_book(cast)
    system = program("aoi")
    taken = system.post(f"bookings/{ids['begun']}/take-up/", {"words": "家計のこと"}).json()
    assert taken["url"] == f"/api/v1/cases/{taken['id']}/"
    assert system.get(f"bookings/{ids['begun']}/").json()["case_id"] == taken["id"]
    refused = system.post(f"bookings/{ids['begun']}/take-up/", {"words": "もう一度"})
    assert (refused.status_code, refused.json()["code"]) == (409, "booking.already_a_case")
