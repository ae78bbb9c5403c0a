"""Opening hours as other programs settle them."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mannaka_tenancy import use
from tenants.hours.holiday_file import HEADER
from tenants.hours.models import NationalHoliday, RegularHours, SpecialDay, Way
from tests.api.conftest import Program, made_token
from tests.api.doors_of_hours import BRANCH, CLOSURE, HOLIDAYS, MORNING, SUMMER
from tests.support.cast import Cast

Programs = Callable[..., Program]


def hours_on(system: Program, on: str, **way: str) -> Any:
    return system.get("hours/days/", first=on, last=on, **way).json()["days"][0]


def a_list(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("syukujitsu.csv", "\r\n".join([",".join(HEADER), *rows]).encode("cp932"))


def test_closed_days_are_told_with_their_reason_in_this_city_alone(
    cast: Cast, saijo_cast: Cast, program: Programs
) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    first, again = (system.post("hours/special-days/", CLOSURE, key=key) for _number in range(2))
    assert (first.status_code, again.status_code, again.json()["is_replay"]) == (201, 200, True)
    listed = system.get("hours/special-days/").json()["results"]
    assert [(day["on"], day["way"], day["spans"]) for day in listed] == [
        ("2026-02-01", None, []),
        ("2026-02-02", None, []),
    ]
    assert first.json()["id"] == listed[0]["id"]
    shown = hours_on(system, "2026-02-02")
    assert (shown["day_type"], shown["spans"], shown["reason"]) == ("special", [], "設備の点検のため")
    there = Program(saijo_cast.city, made_token(saijo_cast, "mio").secret)
    assert hours_on(there, "2026-02-02")["reason"] == ""
    with use(saijo_cast.city):
        assert not SpecialDay.objects.exists()


def test_a_day_taken_back_is_an_ordinary_one(cast: Cast, program: Programs) -> None:
    system = program("mio")
    made = system.post("hours/special-days/", {**CLOSURE, "last": None}).json()
    assert system.post("hours/special-days/", CLOSURE).json()["code"] == "hours.taken_day"
    assert system.post(f"hours/special-days/{made['id']}/remove/").status_code == 200
    assert hours_on(system, "2026-02-01")["day_type"] == "weekend"
    assert system.post(f"hours/special-days/{made['id']}/remove/").status_code == 404


def test_one_way_opens_specially_until_midnight(cast: Cast, program: Programs) -> None:
    system = program("mio")
    made = system.post("hours/ways/", {**BRANCH, "code": "kikuma"})
    assert made.status_code == 201
    night = {
        "way": "kikuma",
        "on": "2026-02-01",
        "reason": "夜間相談",
        "spans": [{"opens": "18:00", "closes": "24:00"}],
    }
    assert system.post("hours/special-days/", night).status_code == 201
    assert hours_on(system, "2026-02-01", way="kikuma")["closes"] == "24:00"
    assert hours_on(system, "2026-02-01")["day_type"] == "weekend"


def test_a_way_that_is_no_longer_offered_is_for_administrators(cast: Cast, program: Programs) -> None:
    system = program("mio")
    way = system.post("hours/ways/", {**BRANCH, "code": "kikuma"}).json()["id"]
    changed = {**BRANCH, "name": "菊間の窓口", "is_offered": False}
    assert system.post(f"hours/ways/{way}/change/", changed).status_code == 200
    assert "kikuma" not in [each["code"] for each in system.get("hours/ways/").json()["ways"]]
    every = system.get("hours/ways/", with_ended="true").json()["ways"]
    assert [each["name"] for each in every if each["id"] == way] == ["菊間の窓口"]
    assert program("aoi").get("hours/ways/", with_ended="true").status_code == 403
    assert system.post("hours/ways/999999999/change/", changed).status_code == 404
    with use(cast.city):
        assert Way.objects.get(pk=way).code == "kikuma"


def test_hours_change_from_a_day_on_and_the_change_may_be_withdrawn(cast: Cast, program: Programs) -> None:
    system = program("mio")
    before = hours_on(system, "2026-07-04")["spans"]
    made = system.post("hours/changes/", {**SUMMER, "valid_until": "2026-08-31"}).json()
    assert hours_on(system, "2026-07-04")["spans"] == MORNING
    planned = system.get("hours/changes/").json()["results"]
    assert [(row["id"], row["spans"], row["valid_until"]) for row in planned] == [(made["id"], MORNING, "2026-08-31")]
    assert system.post(f"hours/changes/{made['id']}/withdraw/").status_code == 200
    assert hours_on(system, "2026-07-04")["spans"] == before
    begun = system.post("hours/changes/", {**SUMMER, "valid_from": "2026-01-13"}).json()["id"]
    assert system.post(f"hours/changes/{begun}/withdraw/").json()["code"] == "hours.not_planned"


def test_a_way_follows_the_centre_again(cast: Cast, program: Programs) -> None:
    system = program("mio")
    system.post("hours/ways/", {**BRANCH, "code": "kikuma"})
    own = {**SUMMER, "way": "kikuma", "spans": []}
    assert system.post("hours/changes/", own).status_code == 201
    assert hours_on(system, "2026-07-04", way="kikuma")["spans"] == []
    assert system.post("hours/changes/", {**own, "spans": None}).status_code == 201
    assert hours_on(system, "2026-07-04", way="kikuma")["spans"] == hours_on(system, "2026-07-04")["spans"]
    refused = system.post("hours/changes/", {**SUMMER, "spans": None})
    assert (refused.status_code, refused.json()["code"]) == (422, "hours.nothing_to_follow")


def test_what_nobody_can_mean_is_refused_at_its_field(cast: Cast, program: Programs) -> None:
    system = program("mio")
    told = [
        ({**CLOSURE, "reason": " "}, "reason"),
        ({**CLOSURE, "on": "2025-12-01"}, "on"),
        ({**CLOSURE, "last": "2026-01-31"}, "last"),
        ({**CLOSURE, "way": "nowhere"}, "way"),
        ({**CLOSURE, "spans": [{"opens": "12:00", "closes": "09:00"}]}, "spans"),
        ({**CLOSURE, "spans": [*MORNING, {"opens": "11:00", "closes": "13:00"}]}, "spans"),
        ({**CLOSURE, "spans": [{"opens": "24:01", "closes": "25:00"}]}, "spans.0.opens"),
        ({**CLOSURE, "spans": [{"opens": 9, "closes": "12:00"}]}, "spans.0.opens"),
    ]
    for body, field in told:
        answer = system.post("hours/special-days/", body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.content
    with use(cast.city):
        assert not SpecialDay.objects.exists()
        assert not RegularHours.objects.filter(valid_from__gte="2026-01-13").exists()


def test_the_years_end_is_settled(cast: Cast, program: Programs) -> None:
    system = program("mio")
    assert system.get("hours/year-end/").json() == {"first_day": 29, "last_day": 3}
    assert system.post("hours/year-end/", {"first_day": 28, "last_day": 4}).status_code == 200
    assert system.get("hours/year-end/").json() == {"first_day": 28, "last_day": 4}
    assert hours_on(system, "2026-12-28")["day_type"] == "year_end"


def test_the_cabinet_offices_file_decides_for_its_years(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    first, again = (
        system.post("hours/holidays/", {"file": SimpleUploadedFile("syukujitsu.csv", HOLIDAYS)}, key=key)
        for _number in range(2)
    )
    assert first.json() | {"added": 2, "renamed": 0, "removed": 0, "is_replay": False} == first.json()
    assert again.json() | {"added": None, "is_replay": True} == again.json()
    told = system.get("hours/holidays/", year=2027).json()
    assert told["listed_years"] == [2027]
    assert [(day["on"], day["is_listed"]) for day in told["days"]] == [("2027-01-01", True), ("2027-01-11", True)]
    with use(saijo_cast.city):
        assert not NationalHoliday.objects.exists()


def test_every_wrong_row_of_the_file_is_told_and_nothing_taken_in(cast: Cast, program: Programs) -> None:
    system = program("mio")
    wrong = a_list("2027/1/1,元日", "2027/13/1,成人の日", "2027/2/11,")
    refused = system.post("hours/holidays/", {"file": wrong})
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == ["file.3", "file.4"]
    for content in (b"", b"text", "国民の祝日・休日月日".encode(), b"x" * 1_000_001):
        answer = system.post("hours/holidays/", {"file": SimpleUploadedFile("a.csv", content)})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")
    with use(cast.city):
        assert not NationalHoliday.objects.exists()
