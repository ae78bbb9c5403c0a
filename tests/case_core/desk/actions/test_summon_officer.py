from datetime import date
from typing import Any

import pytest

from case_core.cases.errors import CaseClosedError, CaseNotFoundError
from case_core.desk.actions.end_room import end_room
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.actions.summon_officer import summon_officer
from case_core.desk.errors import (
    AlreadySummonedError,
    RoomNotValidError,
    RoomTakenError,
    SectionNotValidError,
    TextMissingError,
)
from case_core.desk.events import SummonsMade
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.calls import PURPOSE, a_room, arrived, called
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def summon(here: Cast, case_id: int, **told: Any) -> Summons:
    asked = {"section_id": here.tax.pk, "room_id": a_room(here).pk, "purpose": PURPOSE, "actor": here.aoi, **told}
    return summon_officer(case_id=case_id, at=LATER, **asked)


def test_the_section_is_called_to_the_room_and_the_clerk_takes_the_case(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    summons = summon(here, case.pk)
    case.refresh_from_db()
    assert (summons.status, summons.purpose) == (SummonsStatus.WAITING, PURPOSE)
    assert case.owner_id == here.aoi.user_id
    assert remembered("summons.made") == [("centre_staff", case.pk, "done")]
    assert told[-1] == SummonsMade(case_id=case.pk, summons_id=summons.pk, section_id=here.tax.pk)


def test_a_room_in_use_names_the_case_in_it_and_since_when(here: Cast) -> None:
    first = new_case(here)
    called(here, first)
    with pytest.raises(RoomTakenError) as caught:
        summon(here, new_case(here).pk)
    assert caught.value.field == "room"
    assert first.number in str(caught.value)
    assert "9:52" in str(caught.value)


def test_a_room_is_free_again_when_its_officer_has_left(here: Cast) -> None:
    record_leaving(summons_id=arrived(here, new_case(here)).pk, actor=here.aoi, at=LATER)
    assert summon(here, new_case(here).pk).room == a_room(here)


def test_a_second_section_comes_to_the_room_of_the_same_case(here: Cast) -> None:
    case = new_case(here)
    called(here, case)
    assert summon(here, case.pk, section_id=here.welfare.pk).room == a_room(here)


def test_one_section_is_called_once_at_a_time(here: Cast) -> None:
    case = new_case(here)
    called(here, case)
    with pytest.raises(AlreadySummonedError) as caught:
        summon(here, case.pk, room_id=a_room(here, "室2").pk)
    assert caught.value.field == "section"


def test_a_room_that_has_ended_or_is_still_to_come_calls_nobody(here: Cast) -> None:
    over, later = a_room(here, "旧室"), a_room(here, "新室", since=date(2026, 4, 1))
    end_room(actor=here.mio, room=over, last_day=date(2026, 1, 13), at=LATER)
    over.refresh_from_db()
    over.valid_until = date(2026, 1, 12)
    over.save()
    for room in (over, later):
        with pytest.raises(RoomNotValidError):
            summon(here, new_case(here).pk, room_id=room.pk)


def test_a_section_that_has_ended_is_not_called(here: Cast) -> None:
    here.tax.valid_until = date(2026, 1, 12)
    here.tax.save()
    with pytest.raises(SectionNotValidError):
        summon(here, new_case(here).pk)


def test_an_officer_learns_what_for(here: Cast) -> None:
    with pytest.raises(TextMissingError) as caught:
        summon(here, new_case(here).pk, purpose=" \n")
    assert caught.value.field == "purpose"


def test_nobody_is_called_to_a_closed_case(here: Cast) -> None:
    with pytest.raises(CaseClosedError):
        summon(here, closed(here, new_case(here)).pk)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_calls(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        summon(here, new_case(here).pk, actor=here.actors[name])


def test_a_case_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        summon(here, 404)
