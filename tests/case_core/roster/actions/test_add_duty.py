"""Somebody is put on duty: by whom, when, and only in the actor's city."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from case_core.roster.actions.add_duty import add_duty
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.errors import (
    CounsellorNotFoundError,
    NotThereError,
    OverlappingDutyError,
    PastDayError,
    RulesClashError,
    TimesNotInOrderError,
)
from case_core.roster.events import RosterChanged
from case_core.roster.models import Counsellor, Departure, Duty
from case_core.roster.states import DutyKind
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import EVENING, MORNING, on_duty, on_roster, taken

SUNDAY = date(2026, 1, 18)


def put(cast: Cast, person: Counsellor, **other: Any) -> Duty:
    times = DutyTimes(**{"on": TODAY, "begins": MORNING, "ends": EVENING, **taken(other, "on", "begins", "ends")})
    told = {"counsellor_id": person.pk, "kind": DutyKind.WORKDAY, "actor": cast.mio, "at": LATER, **other}
    return add_duty(times=times, **told)


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


def test_what_breaks_a_rule_is_named_and_not_written(here: Cast) -> None:
    person = on_roster(here)
    put(here, person, on=SUNDAY, kind=DutyKind.CLOSED_DAY)
    with pytest.raises(RulesClashError) as caught:
        put(here, person, on=SUNDAY + timedelta(days=1))
    named = "2026年1月19日（月）：青井 葵さんは、日曜日の当番のあとの休みの日です。"
    assert named in str(caught.value)
    assert caught.value.field == "reason"
    assert Duty.objects.count() == 1
    assert not Departure.objects.exists()


def test_a_keeper_goes_on_against_a_rule_with_a_reason_that_stays(here: Cast) -> None:
    person = on_roster(here)
    put(here, person, on=SUNDAY, kind=DutyKind.CLOSED_DAY)
    put(here, person, on=SUNDAY + timedelta(days=1), reason=" ほかに人がいないため ")
    kept = Departure.objects.get()
    assert (kept.on, kept.counsellor, kept.change) == (SUNDAY + timedelta(days=1), person, "added")
    assert (kept.reason, kept.decided_by_id, kept.decided_at) == ("ほかに人がいないため", here.mio.user_id, LATER)
    assert kept.clashes == [f"rest:2026-01-19:{person.pk}:::1"]


def test_a_reason_without_need_leaves_no_trace(here: Cast) -> None:
    put(here, on_roster(here), reason="念のため")
    assert not Departure.objects.exists()
