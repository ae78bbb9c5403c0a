import pytest

from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.selectors import people_of
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative


def test_who_does_not_belong_is_taken_out_once_and_may_come_again(here: Cast) -> None:
    case = new_case(here)
    place = a_relative(here, case)
    take_out_person(case_id=case.pk, place_id=place.pk, actor=here.aoi, at=LATER)
    assert list(people_of(here.aoi, case)) == []
    assert remembered("case_person.taken_out") == [("centre_staff", case.pk, "done")]
    with pytest.raises(CasePersonNotFoundError):
        take_out_person(case_id=case.pk, place_id=place.pk, actor=here.aoi, at=LATER)
    assert a_relative(here, case, known_id=place.person_id).person_id == place.person_id


def test_only_the_centre_takes_out(here: Cast) -> None:
    case = new_case(here)
    place = a_relative(here, case)
    with pytest.raises(NotAllowedError):
        take_out_person(case_id=case.pk, place_id=place.pk, actor=here.ren, at=LATER)
