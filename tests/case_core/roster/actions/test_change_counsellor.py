"""What is known of somebody on the roster changes; duties that are written stay."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_core.roster.actions.change_counsellor import change_counsellor
from case_core.roster.errors import (
    CounsellorNotFoundError,
    DaysNotInOrderError,
    SectionMissingError,
    TextMissingError,
    UserTakenError,
)
from case_core.roster.events import RosterChanged
from case_core.roster.models import Counsellor, Duty
from case_core.roster.states import CounsellorKind
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import FACTS, on_duty, on_roster, twin_of

CHANGED = replace(FACTS, name="青井 あおい", kind=CounsellorKind.CONSUMER, hours_a_week=20)


def test_an_administrator_changes_somebody_and_the_duties_stay(here: Cast, told: list[object]) -> None:
    person = on_roster(here)
    duty = on_duty(here, person)
    told.clear()
    change_counsellor(counsellor_id=person.pk, facts=CHANGED, actor=here.mio, at=LATER)
    person.refresh_from_db()
    assert (person.name, person.kind, person.hours_a_week) == ("青井 あおい", CounsellorKind.CONSUMER, 20)
    assert Duty.objects.get() == duty
    assert remembered("counsellor.changed") == [("administrator", None, "done")]
    assert told == [RosterChanged()]


def test_the_head_of_the_centre_does_so_too(here: Cast) -> None:
    changed = change_counsellor(counsellor_id=on_roster(here).pk, facts=CHANGED, actor=head_of_centre(here), at=LATER)
    assert changed.name == CHANGED.name


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_changes_anybody_not_even_themselves(here: Cast, name: str) -> None:
    person = on_roster(here, user_id=here.actors[name].user_id)
    with pytest.raises(NotAllowedError):
        change_counsellor(counsellor_id=person.pk, facts=CHANGED, actor=here.actors[name], at=LATER)
    assert Counsellor.objects.get().name == FACTS.name


@pytest.mark.parametrize(
    ("other", "problem", "field"),
    [
        ({"name": " "}, TextMissingError, "name"),
        ({"name_kana": ""}, TextMissingError, "name_kana"),
        ({"kind": CounsellorKind.SECTION}, SectionMissingError, "section"),
        ({"valid_until": date(2020, 3, 31)}, DaysNotInOrderError, "valid_until"),
    ],
)
def test_what_nobody_means_is_refused(
    here: Cast, other: dict[str, Any], problem: type[AnticipatedError], field: str
) -> None:
    person = on_roster(here)
    with pytest.raises(problem) as caught:
        change_counsellor(counsellor_id=person.pk, facts=replace(CHANGED, **other), actor=here.mio, at=LATER)
    assert caught.value.field == field
    assert remembered("counsellor.changed") == []


def test_one_member_of_staff_stands_on_the_list_once(here: Cast) -> None:
    on_roster(here, user_id=here.aoi.user_id)
    other, facts = on_roster(here, "村上 凪"), replace(CHANGED, user_id=here.aoi.user_id)
    with pytest.raises(UserTakenError) as caught:
        change_counsellor(counsellor_id=other.pk, facts=facts, actor=here.mio, at=LATER)
    assert caught.value.field == "user"


def test_nobody_of_this_number_is_changed(here: Cast) -> None:
    with pytest.raises(CounsellorNotFoundError):
        change_counsellor(counsellor_id=404, facts=CHANGED, actor=here.mio, at=LATER)


def test_the_person_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    person = on_roster(here)
    with use(saijo_cast.city):
        twin_of(person, on_roster(saijo_cast))
    change_counsellor(counsellor_id=person.pk, facts=CHANGED, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert Counsellor.objects.get().name == FACTS.name
