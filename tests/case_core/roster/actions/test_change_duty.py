"""A duty gets another person, day or time, as long as its day is not over."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from case_core.roster.actions.change_duty import change_duty
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.errors import (
    CounsellorNotFoundError,
    DutyNotFoundError,
    NotThereError,
    OverlappingDutyError,
    PastDayError,
    RulesClashError,
    TimesNotInOrderError,
)
from case_core.roster.events import RosterChanged
from case_core.roster.models import Departure, Duty
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import EVENING, MORNING, on_duty, on_roster, taken, twin_of

REASON = "きょうは人が足りています"
TOMORROW = TODAY + timedelta(days=1)


def change(cast: Cast, duty: Duty, **other: Any) -> Duty:
    times = DutyTimes(**{"on": TOMORROW, "begins": MORNING, "ends": EVENING, **taken(other, "on", "begins", "ends")})
    facts = {"duty_id": duty.pk, "counsellor_id": duty.counsellor_id, "is_locked": False, "reason": REASON}
    return change_duty(times=times, **{**facts, "actor": cast.mio, "at": LATER, **other})


def test_an_administrator_gives_a_duty_to_somebody_else_and_locks_it(here: Cast, told: list[object]) -> None:
    duty, other = on_duty(here, on_roster(here)), on_roster(here, "村上 凪")
    told.clear()
    change(here, duty, counsellor_id=other.pk, ends=time(12, 0), is_locked=True)
    duty.refresh_from_db()
    assert (duty.counsellor, duty.on, duty.begins, duty.ends) == (other, TOMORROW, MORNING, time(12, 0))
    assert duty.is_locked
    assert remembered("duty.changed") == [("administrator", None, "done")]
    assert told == [RosterChanged()]


def test_the_head_of_the_centre_does_so_too(here: Cast) -> None:
    assert change(here, on_duty(here, on_roster(here)), actor=head_of_centre(here)).on == TOMORROW


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_changes_a_duty_not_even_their_own(here: Cast, name: str) -> None:
    duty = on_duty(here, on_roster(here, user_id=here.actors[name].user_id))
    with pytest.raises(NotAllowedError):
        change(here, duty, actor=here.actors[name])
    duty.refresh_from_db()
    assert duty.on == TODAY


@pytest.mark.parametrize(
    ("other", "problem", "field"),
    [
        ({"on": date(2026, 1, 12)}, PastDayError, "on"),
        ({"ends": MORNING}, TimesNotInOrderError, "ends"),
        ({"on": date(2026, 2, 1)}, NotThereError, "counsellor"),
        ({"counsellor_id": 404}, CounsellorNotFoundError, None),
        ({"duty_id": 404}, DutyNotFoundError, None),
        ({"at": LATER + timedelta(days=1)}, PastDayError, "on"),
    ],
)
def test_what_cannot_be_is_refused(
    here: Cast, other: dict[str, Any], problem: type[AnticipatedError], field: str | None
) -> None:
    duty = on_duty(here, on_roster(here, valid_until=date(2026, 1, 31)))
    with pytest.raises(problem) as caught:
        change(here, duty, **other)
    assert caught.value.field == field
    assert remembered("duty.changed") == []


def test_a_duty_does_not_move_onto_another_one(here: Cast) -> None:
    person = on_roster(here)
    on_duty(here, person, on=TOMORROW)
    with pytest.raises(OverlappingDutyError) as caught:
        change(here, on_duty(here, person))
    assert caught.value.field == "counsellor"


def test_the_duty_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    with use(saijo_cast.city):
        theirs = twin_of(duty, on_duty(saijo_cast, on_roster(saijo_cast)))
    change(here, duty)
    with use(saijo_cast.city):
        theirs.refresh_from_db()
        assert Duty.objects.get().on == TODAY


def test_a_day_that_then_falls_short_is_named(here: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    with pytest.raises(RulesClashError) as caught:
        change(here, duty, reason=" ")
    assert "2026年1月13日（火）：正規職員が2人足りません。" in str(caught.value)
    duty.refresh_from_db()
    assert duty.on == TODAY


def test_the_reason_against_a_rule_stays(here: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    change(here, duty)
    kept = Departure.objects.get()
    assert (kept.on, kept.change, kept.reason) == (TOMORROW, "changed", REASON)
    assert [code.split(":")[0] for code in kept.clashes] == ["least_regular", "needs"]


def test_another_person_of_the_same_kind_breaks_nothing(here: Cast) -> None:
    duty, other = on_duty(here, on_roster(here)), on_roster(here, "村上 凪")
    assert change(here, duty, on=TODAY, counsellor_id=other.pk, reason="").counsellor == other
    assert not Departure.objects.exists()
