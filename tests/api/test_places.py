"""Rooms and booths as other programs settle them."""

import uuid
from collections.abc import Callable

from case_core.booths.actions.enrol_device import enrol_device
from case_core.booths.models import BoothSite
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.api.conftest import Program, made_token
from tests.api.doors_of_places import MINUTES, ROOM, SITE
from tests.support.booths import enrolled, opened
from tests.support.cast import Cast

Programs = Callable[..., Program]


def test_a_room_is_added_changed_and_ended(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    told = {**ROOM, "valid_from": "2026-02-01"}
    first, again = (system.post("rooms/", told, key=key) for _number in range(2))
    assert (first.status_code, again.json()["is_replay"]) == (201, True)
    room = first.json()["id"]
    assert system.get("rooms/").json()["results"] == []
    assert [each["name"] for each in system.get("rooms/", which="not_ended").json()["results"]] == ["相談室9"]
    assert program("aoi").get("rooms/", which="not_ended").status_code == 403
    assert system.post("rooms/", told).json()["code"] == "room.name_taken"
    assert system.post(f"rooms/{room}/change/", {**ROOM, "place": ""}).status_code == 200
    assert system.post(f"rooms/{room}/end/", {"last_day": "2026-01-31"}).status_code == 422
    assert system.post(f"rooms/{room}/end/", {"last_day": "2026-03-31"}).status_code == 200
    kept = system.get("rooms/", which="all").json()["results"][0]
    assert (kept["place"], kept["valid_until"]) == ("", "2026-03-31")
    there = Program(saijo_cast.city, made_token(saijo_cast, "mio").secret)
    assert there.post("rooms/999999999/end/", {"last_day": "2026-03-31"}).json()["code"] == "room.not_found"
    assert there.get("rooms/", which="all").json()["results"] == []


def test_the_wait_for_an_answer_is_settled(cast: Cast, program: Programs) -> None:
    system = program("mio")
    assert system.get("desk-rules/").json() == {"minutes_until_head": 5}
    assert system.post("desk-rules/", {"minutes_until_head": 7}).status_code == 200
    assert system.get("desk-rules/").json() == {"minutes_until_head": 7}


def test_a_booth_is_added_changed_and_closed(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system = program("mio")
    site = system.post("booth-sites/", SITE).json()["id"]
    assert system.post("booth-sites/", SITE).json()["code"] == "booth_site.name_taken"
    assert system.post(f"booth-sites/{site}/change/", {**SITE, "telephone": ""}).status_code == 200
    listed = system.get("booth-sites/").json()["results"]
    assert [(each["id"], each["telephone"], each["ended_at"]) for each in listed] == [(site, "", None)]
    for wrong, field in (({"telephone": "12"}, "telephone"), ({"way_id": 999999999}, "way"), ({"name": " "}, "name")):
        answer = system.post(f"booth-sites/{site}/change/", {**SITE, **wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert system.post(f"booth-sites/{site}/end/").status_code == 200
    assert system.get("booth-sites/").json()["results"] == []
    assert len(system.get("booth-sites/", with_ended="true").json()["results"]) == 1
    with use(saijo_cast.city):
        assert not BoothSite.objects.exists()


def test_a_code_is_told_once_and_lets_one_device_of_this_city_in(
    cast: Cast, saijo_cast: Cast, program: Programs
) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    site = system.post("booth-sites/", SITE).json()["id"]
    first, again = (system.post(f"booth-sites/{site}/code/", key=key).json() for _number in range(2))
    assert (again["is_replay"], again["code"]) == (True, None)
    assert first["code"] not in system.get("booth-devices/").content.decode()
    with use(saijo_cast.city):
        assert enrol_device(code=first["code"], is_attended=False, at=clock.now()) is None
    with use(cast.city):
        let_in = enrol_device(code=first["code"], is_attended=True, at=clock.now())
    assert let_in is not None
    assert let_in.device.pk == first["id"]
    device = system.get("booth-devices/").json()["results"][0]
    assert (device["site_id"], device["is_attended"], device["revoked_at"]) == (site, True, None)
    assert system.post(f"booth-devices/{first['id']}/revoke/").status_code == 200
    assert system.post("booth-devices/999999999/revoke/").json()["code"] == "booth_device.not_found"


def test_the_wait_at_booths_is_settled_and_their_use_counted(cast: Cast, program: Programs) -> None:
    system = program("mio")
    assert system.post("booth-rules/", MINUTES).status_code == 200
    assert system.get("booth-rules/").json() == MINUTES
    refused = system.post("booth-rules/", {**MINUTES, "minutes_until_end": 4})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "minutes_until_end")
    with use(cast.city):
        opened(cast, device=enrolled(cast))
    span = {"first": "2026-01-13", "last": "2026-01-13"}
    used = system.get("booth-use/", **span).json()
    assert (used["sites"][0]["name"], used["opened"], used["answered"]) == ("大三島支所", 1, 0)
    assert [line["by_site"] for line in used["hours"] if line["opened"]] == [[1]]
    assert system.get("booth-use/", **{**span, "last": "2027-01-14"}).status_code == 422
