"""What is known of somebody changes, and nothing that was known is lost."""

from datetime import date
from typing import Any

import pytest

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.parties.errors import BirthDateError, NameMissingError, PersonChangedError
from case_core.parties.models import Person
from case_core.relations.actions.change_person import change_person
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.events import PersonChanged
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, received
from tests.support.cast import Cast
from tests.support.memory import remembered


@pytest.fixture
def case(here: Cast) -> Case:
    """A case of somebody who gave a nickname only."""
    person = PersonDetails(name="うさぎ", is_nickname=True, telephone="090-1111-2222")
    return Case.objects.get(pk=received(actor=here.aoi, person=person).case_id)


def change(here: Cast, case: Case, *, seen: int = 0, **told: Any) -> Person:
    return change_person(case_id=case.pk, told=told, seen_edition=seen, actor=here.aoi, at=LATER)  # type: ignore[arg-type]


def test_who_came_nameless_is_named_and_the_nickname_stays_to_be_read(
    here: Cast, case: Case, told: list[object]
) -> None:
    person = change(here, case, name="越智 花子", name_kana="オチ ハナコ", is_anonymous=False)
    assert (person.name, person.is_anonymous, person.edition) == ("越智 花子", False, 1)
    (earlier,) = person.revisions.all()
    assert (earlier.name, earlier.is_anonymous, earlier.changed_by_id) == ("うさぎ", True, here.aoi.user_id)
    assert remembered("person.named") == [("centre_staff", case.pk, "done")]
    assert told[-1] == PersonChanged(case_id=case.pk, person_id=person.pk)


def test_the_named_are_found_by_their_new_name(here: Cast, case: Case) -> None:
    change(here, case, name="渡邊 花子", name_kana="ワタナベ ハナコ", is_anonymous=False)
    person = Person.objects.get(pk=case.party_id)
    assert (person.name_folded, person.kana_folded) == ("渡辺花子", "ワタナベハナコ")
    assert "渡辺" in person.pieces


def test_what_is_not_told_stays(here: Cast, case: Case) -> None:
    person = change(here, case, birth_date=date(1955, 4, 1))
    assert (person.name, person.telephone, person.birth_date) == ("うさぎ", "090-1111-2222", date(1955, 4, 1))
    assert remembered("person.changed") == [("centre_staff", case.pk, "done")]


def test_what_is_told_again_changes_nothing(here: Cast, case: Case) -> None:
    person = change(here, case, name="うさぎ")
    assert (person.edition, person.revisions.count()) == (0, 0)


def test_two_who_change_the_same_learn_of_it_and_neither_text_is_lost(here: Cast, case: Case) -> None:
    change(here, case, telephone="0898-22-1111")
    with pytest.raises(PersonChangedError) as caught:
        change(here, case, telephone="0898-33-2222")
    assert caught.value.facts == ("telephone",)
    person = change(here, case, seen=1, telephone="0898-33-2222")
    known = [person.telephone, *(earlier.telephone for earlier in person.revisions.all())]
    assert known == ["0898-33-2222", "0898-22-1111", "090-1111-2222"]


def test_two_who_change_different_things_both_succeed(here: Cast, case: Case) -> None:
    change(here, case, telephone="0898-22-1111", name="うさぎ")
    person = change(here, case, name="越智 花子", is_anonymous=False, telephone="090-1111-2222")
    assert (person.name, person.telephone) == ("越智 花子", "0898-22-1111")


def test_a_state_that_never_was_lets_nothing_be_overwritten(here: Cast, case: Case) -> None:
    with pytest.raises(PersonChangedError):
        change(here, case, seen=7, telephone="0898-22-1111")


def test_a_name_of_ones_own_is_not_empty(here: Cast, case: Case) -> None:
    with pytest.raises(NameMissingError) as caught:
        change(here, case, name="", is_anonymous=False)
    assert caught.value.field == "name"


def test_nobody_is_born_tomorrow(here: Cast, case: Case) -> None:
    assert change(here, case, birth_date=date(2026, 1, 13)).birth_date == date(2026, 1, 13)
    with pytest.raises(BirthDateError):
        change(here, case, seen=1, birth_date=date(2026, 1, 14))


def test_somebody_of_another_case_is_not_there(here: Cast, case: Case) -> None:
    stranger = Case.objects.get(pk=received(actor=here.aoi).case_id).party_id
    with pytest.raises(CasePersonNotFoundError):
        change_person(case_id=case.pk, person_id=stranger, told={"name": "x"}, seen_edition=0, actor=here.aoi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "yui", "mio", "sora"])
def test_only_the_centre_changes_people(here: Cast, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        change_person(case_id=case.pk, told={"name": "x"}, seen_edition=0, actor=here.actors[name], at=LATER)
