"""Rooms and the minutes of a call, as administrators settle them."""

from collections.abc import Callable
from datetime import date

import pytest

from case_core.desk.actions.change_room import change_room
from case_core.desk.actions.create_room import create_room
from case_core.desk.actions.end_room import end_room
from case_core.desk.errors import EndsBeforeItBeginsError, PastDayError, RoomEndedError, RoomNameTakenError
from case_core.desk.models import Room
from case_core.desk.rules import minutes_until_head
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cases import LATER
from tests.support.cast import SINCE, TODAY, Cast
from tests.support.memory import remembered

DeskOf = Callable[[str], Desk]
ROOMS = "/staff/settings/rooms/"


def test_a_room_is_added_renamed_and_ended(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    assert "相談室がまだありません" in mio.get(ROOMS).content.decode()
    assert "相談室を加えました。" in mio.send_and_follow(
        f"{ROOMS}add/", name="室1", place="本庁舎1階", position="1", valid_from="2026-01-13"
    )
    with use(cast.city):
        room = Room.objects.get()
    assert "室A" in mio.send_and_follow(f"{ROOMS}{room.pk}/", name="室A", place="", position="1")
    assert "廃止予定" in mio.send_and_follow(f"{ROOMS}{room.pk}/end/", last_day="2026-01-31")
    with use(cast.city):
        assert [code for code in ("created", "changed", "ended") if not remembered(f"room.{code}")] == []


def test_a_room_that_has_ended_is_shown_on_request_only(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        room = a_room(cast, "旧室")
        room.valid_until = date(2025, 12, 31)
        room.save()
    assert "旧室" not in desk("mio").get(ROOMS).content.decode()
    assert "廃止済み" in desk("mio").get(ROOMS, show="all").content.decode()


@pytest.mark.parametrize("minutes", ["0", "121", "x"])
def test_the_minutes_of_a_call_are_minutes(cast: Cast, desk: DeskOf, minutes: str) -> None:
    assert "minutes_until_head" in desk("mio").send(f"{ROOMS}rules/", minutes_until_head=minutes).context["form"].errors
    with use(cast.city):
        assert minutes_until_head() == 5


def test_the_minutes_of_a_call_can_be_settled_again_and_again(cast: Cast, desk: DeskOf) -> None:
    for minutes in (7, 12):
        page = desk("mio").send_and_follow(f"{ROOMS}rules/", minutes_until_head=str(minutes))
        assert f"{minutes}分たっても返事がないと" in page
    with use(cast.city):
        assert minutes_until_head() == 12


def test_two_rooms_of_one_name_would_be_mixed_up(here: Cast) -> None:
    first, second = a_room(here, "室1"), a_room(here, "室2")
    with pytest.raises(RoomNameTakenError):
        create_room(actor=here.mio, name="室1", valid_from=TODAY, at=LATER)
    with pytest.raises(RoomNameTakenError):
        change_room(actor=here.mio, room=second, name=first.name, place="", position=0, at=LATER)
    assert change_room(actor=here.mio, room=first, name="室1", place="2階", position=3, at=LATER).place == "2階"


def test_the_past_of_a_room_is_not_rewritten(here: Cast) -> None:
    room = a_room(here)
    with pytest.raises(PastDayError):
        end_room(actor=here.mio, room=room, last_day=date(2026, 1, 12), at=LATER)
    later = a_room(here, "新室", since=date(2026, 4, 1))
    with pytest.raises(EndsBeforeItBeginsError):
        end_room(actor=here.mio, room=later, last_day=TODAY, at=LATER)
    with pytest.raises(EndsBeforeItBeginsError):
        create_room(actor=here.mio, name="室9", valid_from=TODAY, valid_until=SINCE, at=LATER)
    Room.objects.filter(pk=room.pk).update(valid_until=date(2026, 1, 12))
    with pytest.raises(RoomEndedError):
        change_room(actor=here.mio, room=room, name="x", place="", position=0, at=LATER)
    with pytest.raises(RoomEndedError):
        end_room(actor=here.mio, room=room, last_day=TODAY, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_settle_rooms(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        create_room(actor=here.actors[name], name="室9", valid_from=TODAY, at=LATER)
