"""Somebody is put on duty: by whom, when, and only in the actor's city."""

from datetime import date, time
from typing import Any

import pytest

from case_core.roster.actions.add_duty import add_duty
from case_core.roster.errors import (
    CounsellorNotFoundError,
    NotThereError,
    OverlappingDutyError,
    PastDayError,
    TimesNotInOrderError,
)
from case_core.roster.events import RosterChanged
from case_core.roster.models import Counsellor, Duty
from case_core.roster.states import DutyKind
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import EVENING, MORNING, on_duty, on_roster

HOURS = {"on": TODAY, "begins": MORNING, "ends": EVENING, "kind": DutyKind.WORKDAY}


def put(cast: Cast, person: Counsellor, **other: Any) -> Duty:
    return add_duty(**{"counsellor_id": person.pk, "actor": cast.mio, "at": LATER, **HOURS, **other})


def test_an_administrator_puts_somebody_on_duty(here: Cast, told: list[object]) -> None:
    person = on_roster(here)
    duty = Duty.objects.get(pk=put(here, person, is_locked=True).pk)
    assert (duty.counsellor, duty.on, duty.begins, duty.ends) == (person, TODAY, MORNING, EVENING)
    assert (duty.kind, duty.is_locked) == (DutyKind.WORKDAY, True)
    assert remembered("duty.added") == [("administrator", None, "done")]
    assert told[-1] == RosterChanged()


def test_the_head_of_the_centre_does_so_too(here: Cast) -> None:
    assert put(here, on_roster(here), actor=head_of_centre(here)).pk


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_puts_anybody_on_duty(here: Cast, name: str) -> None:
    person = on_roster(here, user_id=here.actors[name].user_id)
    with pytest.raises(NotAllowedError):
        put(here, person, actor=here.actors[name])
    assert not Duty.objects.exists()


@pytest.mark.parametrize(
    ("other", "problem", "field"),
    [
        ({"on": date(2026, 1, 12)}, PastDayError, "on"),
        ({"ends": MORNING}, TimesNotInOrderError, "ends"),
        ({"on": date(2026, 2, 1)}, NotThereError, "counsellor"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    here: Cast, other: dict[str, Any], problem: type[AnticipatedError], field: str
) -> None:
    person = on_roster(here, valid_until=date(2026, 1, 31))
    with pytest.raises(problem) as caught:
        put(here, person, **other)
    assert caught.value.field == field
    assert remembered("duty.added") == []


def test_nobody_is_in_two_places_at_once(here: Cast) -> None:
    person = on_roster(here)
    on_duty(here, person)
    with pytest.raises(OverlappingDutyError) as caught:
        put(here, person, begins=time(17, 0), ends=time(18, 0))
    assert caught.value.field == "counsellor"
    assert put(here, person, begins=EVENING, ends=time(18, 0)).pk


def test_people_of_the_other_city_are_not_found(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        theirs = on_roster(saijo_cast)
    with pytest.raises(CounsellorNotFoundError):
        put(here, theirs)
    put(here, on_roster(here))
    with use(saijo_cast.city):
        assert not Duty.objects.exists()
