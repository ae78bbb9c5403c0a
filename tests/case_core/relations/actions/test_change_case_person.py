import pytest

from case_core.relations.actions.change_case_person import change_case_person
from case_core.relations.errors import CasePersonNotFoundError, SecondConcernedError
from case_core.relations.places import Place
from case_core.relations.states import PersonRole, TieKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative

CONCERNED = Place(role=PersonRole.CONCERNED, relation="義母", lives_together=True, tie=TieKind.STRAINED, note="要介護2")


def test_what_somebody_is_in_a_case_changes(here: Cast) -> None:
    case = new_case(here)
    place = a_relative(here, case)
    changed = change_case_person(case_id=case.pk, place_id=place.pk, place=CONCERNED, actor=here.nagi, at=LATER)
    assert (changed.role, changed.relation, changed.tie) == ("concerned", "義母", "strained")
    again = change_case_person(case_id=case.pk, place_id=place.pk, place=CONCERNED, actor=here.nagi, at=LATER)
    assert again.lives_together
    assert remembered("case_person.changed") == [("centre_staff", case.pk, "done")] * 2


def test_a_second_person_is_not_concerned_and_a_stranger_is_not_there(here: Cast) -> None:
    case, other = new_case(here), new_case(here)
    a_relative(here, case, role=PersonRole.CONCERNED)
    place = a_relative(here, case)
    with pytest.raises(SecondConcernedError):
        change_case_person(case_id=case.pk, place_id=place.pk, place=CONCERNED, actor=here.aoi, at=LATER)
    with pytest.raises(CasePersonNotFoundError):
        change_case_person(case_id=other.pk, place_id=place.pk, place=CONCERNED, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        change_case_person(case_id=case.pk, place_id=place.pk, place=CONCERNED, actor=here.ren, at=LATER)
