"""A case carries the mark for as long as somebody shielded stands in it, whoever that is."""

import pytest

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.parties.models import Person
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.actions.undo_merge import undo_merge
from case_core.relations.errors import PersonNotFoundError
from case_core.relations.places import Place
from case_core.relations.states import PersonRole
from case_core.safety.actions.lift_shield import lift_shield
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.receiving import a_relative, merged
from tests.support.safety import head, shielded


@pytest.fixture
def hers(here: Cast) -> Case:
    """The case with which the daughter came, who will be shielded."""
    return new_case(here)


@pytest.fixture
def mothers(here: Cast) -> Case:
    """The case with which her mother came."""
    return new_case(here)


def is_marked(case: Case) -> bool:
    return Case.objects.get(pk=case.pk).is_shielded


@pytest.mark.parametrize("role", list(PersonRole))
def test_a_shield_marks_every_case_in_which_the_person_stands(
    here: Cast, hers: Case, mothers: Case, role: PersonRole
) -> None:
    a_relative(here, mothers, known_id=hers.party_id, role=role)
    assert not is_marked(mothers)

    shielded(here, hers)
    assert is_marked(hers)
    assert is_marked(mothers)

    lift_shield(case_id=hers.pk, reason="裁判が終わった", actor=head(here), at=LATER)
    assert not is_marked(hers)
    assert not is_marked(mothers)


def test_somebody_shielded_brings_the_mark_and_the_last_one_takes_it(here: Cast, hers: Case, mothers: Case) -> None:
    sister = new_case(here)
    shielded(here, hers)
    shielded(here, sister)
    places = [a_relative(here, mothers, known_id=case.party_id) for case in (hers, sister)]
    assert is_marked(mothers)

    take_out_person(case_id=mothers.pk, place_id=places[0].pk, actor=here.aoi, at=LATER)
    assert is_marked(mothers)
    take_out_person(case_id=mothers.pk, place_id=places[1].pk, actor=here.aoi, at=LATER)
    assert not is_marked(mothers)


def test_whoever_came_and_is_shielded_keeps_the_mark_when_others_leave(here: Cast, hers: Case, mothers: Case) -> None:
    shielded(here, hers)
    shielded(here, mothers)
    place = a_relative(here, mothers, known_id=hers.party_id)

    take_out_person(case_id=mothers.pk, place_id=place.pk, actor=here.aoi, at=LATER)
    assert is_marked(mothers)


def test_who_is_shielded_after_they_left_marks_nothing(here: Cast, hers: Case, mothers: Case) -> None:
    place = a_relative(here, mothers, known_id=hers.party_id)
    take_out_person(case_id=mothers.pk, place_id=place.pk, actor=here.aoi, at=LATER)

    shielded(here, hers)
    assert not is_marked(mothers)


def test_other_marks_stay_as_they_are(here: Cast, hers: Case, mothers: Case) -> None:
    Case.objects.filter(pk=mothers.pk).update(marks=[Mark.URGENT, Mark.RETURNED])
    shielded(here, hers)
    place = a_relative(here, mothers, known_id=hers.party_id)
    assert Case.objects.get(pk=mothers.pk).marks == [Mark.URGENT, Mark.SHIELDED, Mark.RETURNED]

    take_out_person(case_id=mothers.pk, place_id=place.pk, actor=here.aoi, at=LATER)
    assert Case.objects.get(pk=mothers.pk).marks == [Mark.URGENT, Mark.RETURNED]


def test_who_turns_out_to_be_shielded_marks_the_cases_beside_which_they_stood(
    here: Cast, hers: Case, mothers: Case
) -> None:
    other = new_case(here)
    a_relative(here, mothers, known_id=other.party_id)
    shielded(here, hers)

    merge = merged(here, hers.party_id, other.party_id)
    assert is_marked(mothers)
    assert is_marked(other)

    undo_merge(merge_id=merge.pk, reason="別の方だった", actor=here.aoi, at=LATER)
    assert not is_marked(mothers)
    assert not is_marked(other)
    assert is_marked(hers)


def test_an_undone_merge_leaves_the_mark_that_somebody_else_brought(here: Cast, hers: Case, mothers: Case) -> None:
    other, sister = new_case(here), new_case(here)
    shielded(here, hers)
    shielded(here, sister)
    a_relative(here, mothers, known_id=other.party_id)
    merge = merged(here, hers.party_id, other.party_id)
    a_relative(here, mothers, known_id=sister.party_id)

    undo_merge(merge_id=merge.pk, reason="別の方だった", actor=here.aoi, at=LATER)
    assert is_marked(mothers)


def test_a_shield_lifted_since_the_merge_is_not_brought_back_by_undoing_it(here: Cast, hers: Case) -> None:
    other = new_case(here)
    shielded(here, hers)
    merge = merged(here, hers.party_id, other.party_id)
    lift_shield(case_id=hers.pk, reason="裁判が終わった", actor=head(here), at=LATER)

    undo_merge(merge_id=merge.pk, reason="別の方だった", actor=here.aoi, at=LATER)
    assert not is_marked(hers)
    assert not is_marked(other)


def test_whoever_must_not_find_them_is_responsible_no_longer(here: Cast, hers: Case, mothers: Case) -> None:
    assign_case(case_id=mothers.pk, owner_id=here.nagi.user_id, seen_owner_id=None, actor=here.nagi, at=LATER)
    shielded(here, hers, here.nagi)
    assert Case.objects.get(pk=mothers.pk).owner_id == here.nagi.user_id

    a_relative(here, mothers, known_id=hers.party_id)
    assert Case.objects.get(pk=mothers.pk).owner_id is None


def test_a_merge_takes_the_case_from_whoever_must_not_find_them(here: Cast, hers: Case) -> None:
    other = new_case(here)
    assign_case(case_id=other.pk, owner_id=here.nagi.user_id, seen_owner_id=None, actor=here.nagi, at=LATER)
    shielded(here, hers, here.nagi)

    merged(here, hers.party_id, other.party_id)
    assert Case.objects.get(pk=other.pk).owner_id is None


def test_whoever_must_not_find_them_brings_them_into_no_case(here: Cast, hers: Case, mothers: Case) -> None:
    shielded(here, hers, here.nagi)
    with pytest.raises(PersonNotFoundError):
        add_case_person(
            case_id=mothers.pk,
            who=Who(known_id=hers.party_id),
            place=Place(role=PersonRole.FAMILY, relation="長女"),
            actor=here.nagi,
            at=LATER,
        )


def test_a_shield_of_one_city_marks_nothing_in_the_other(cast: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        theirs, beside = new_case(saijo_cast), new_case(saijo_cast)
        a_relative(saijo_cast, beside, known_id=theirs.party_id)
    with use(cast.city):
        ours, near = new_case(cast), new_case(cast)
        a_relative(cast, near, known_id=ours.party_id)
        Person.objects.filter(pk=ours.party_id).update(name="田中 花子")
        shielded(cast, ours)
        assert is_marked(near)
    with use(saijo_cast.city):
        assert not Case.objects.filter(marks__contains=[Mark.SHIELDED]).exists()
