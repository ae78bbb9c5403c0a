"""Somebody is put on the list from which rosters are made."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_core.roster.actions.create_counsellor import create_counsellor
from case_core.roster.errors import DaysNotInOrderError, SectionMissingError, TextMissingError, UserTakenError
from case_core.roster.models import Counsellor
from case_core.roster.states import CounsellorKind
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import FACTS, on_roster


def test_an_administrator_puts_somebody_on_the_list(here: Cast) -> None:
    facts = replace(FACTS, name=" 青井 葵 ", user_id=here.aoi.user_id, weekdays=(4, 0), topics=("money",))
    person = Counsellor.objects.get(pk=create_counsellor(facts=facts, actor=here.mio, at=LATER).pk)
    assert (person.name, person.kind, person.user_id) == ("青井 葵", CounsellorKind.REGULAR, here.aoi.user_id)
    assert (person.weekdays, person.topics, person.valid_from) == ([0, 4], ["money"], FACTS.valid_from)
    assert remembered("counsellor.created") == [("administrator", None, "done")]


def test_the_head_of_the_centre_does_so_too(here: Cast) -> None:
    assert create_counsellor(facts=FACTS, actor=head_of_centre(here), at=LATER).pk


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_puts_anybody_on_the_list(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        create_counsellor(facts=FACTS, actor=here.actors[name], at=LATER)
    assert not Counsellor.objects.exists()


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
    with pytest.raises(problem) as caught:
        create_counsellor(facts=replace(FACTS, **other), actor=here.mio, at=LATER)
    assert caught.value.field == field
    assert remembered("counsellor.created") == []


def test_one_member_of_staff_stands_on_the_list_once(here: Cast) -> None:
    on_roster(here, user_id=here.aoi.user_id)
    with pytest.raises(UserTakenError) as caught:
        on_roster(here, user_id=here.aoi.user_id)
    assert caught.value.field == "user"
    assert Counsellor.objects.count() == 1


def test_the_list_of_the_other_city_stays_empty(here: Cast, saijo_cast: Cast) -> None:
    create_counsellor(facts=FACTS, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert not Counsellor.objects.exists()
