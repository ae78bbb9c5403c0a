"""A case has people beside the one who came."""

import pytest

from case_core.cases.models import Case
from case_core.parties.models import Person
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.errors import AlreadyThereError, PersonNotFoundError, SecondConcernedError, WhoMissingError
from case_core.relations.events import PeopleChanged
from case_core.relations.places import Place
from case_core.relations.selectors import people_of
from case_core.relations.states import PersonRole
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case, received
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


def test_the_person_concerned_is_somebody_else_than_the_caller(here: Cast, case: Case, told: list[object]) -> None:
    added = a_relative(here, case, name="田中 ハル", role=PersonRole.CONCERNED, lives_together=True)
    assert (added.person.name, added.relation, added.person.is_anonymous) == ("田中 ハル", "母", False)
    assert list(people_of(here.aoi, case)) == [added]
    assert remembered("case_person.added") == [("centre_staff", case.pk, "done")]
    assert told[-1] == PeopleChanged(case_id=case.pk)


def test_of_whom_no_name_is_known_the_relation_says_who_it_is(here: Cast, case: Case) -> None:
    assert a_relative(here, case, relation="隣の人").person.is_anonymous
    with pytest.raises(WhoMissingError):
        a_relative(here, case, relation=" ")


def test_a_case_is_about_one_person(here: Cast, case: Case) -> None:
    a_relative(here, case, role=PersonRole.CONCERNED)
    with pytest.raises(SecondConcernedError):
        a_relative(here, case, role=PersonRole.CONCERNED)


def test_nobody_belongs_to_a_case_twice(here: Cast, case: Case) -> None:
    known = Case.objects.get(pk=received(actor=here.aoi).case_id).party_id
    a_relative(here, case, known_id=known)
    for twice in (known, case.party_id):
        with pytest.raises(AlreadyThereError):
            a_relative(here, case, known_id=twice)
    with pytest.raises(PersonNotFoundError):
        a_relative(here, case, known_id=404)
    assert Person.objects.count() == 2


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_adds_people(here: Cast, case: Case, name: str) -> None:
    place = Place(role=PersonRole.FAMILY, relation="母")
    with pytest.raises(NotAllowedError):
        add_case_person(case_id=case.pk, who=Who(name="x"), place=place, actor=here.actors[name], at=LATER)
