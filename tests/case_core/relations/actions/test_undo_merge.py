"""What a merge moved goes back, and nothing else."""

import pytest

from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.parties.models import Person
from case_core.relations.actions.undo_merge import undo_merge
from case_core.relations.errors import LaterMergeError, MergeNotFoundError, MergeUndoneError, ReasonMissingError
from case_core.relations.models import CasePerson, PersonMerge
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, received
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative, merged


@pytest.fixture
def cases(here: Cast) -> list[Case]:
    """Three cases, each of an entry of its own."""
    return [Case.objects.get(pk=received(actor=here.aoi).case_id) for _number in range(3)]


def undo(here: Cast, merge: PersonMerge, reason: str = "別の方だった") -> PersonMerge:
    return undo_merge(merge_id=merge.pk, reason=reason, actor=here.nagi, at=LATER)


def parties(cases: list[Case]) -> list[int]:
    return [Case.objects.get(pk=case.pk).party_id for case in cases]


def test_exactly_what_moved_goes_back(here: Cast, cases: list[Case]) -> None:
    kept, other, third = cases
    place = a_relative(here, third, known_id=other.party_id)
    merge = merged(here, kept.party_id, other.party_id)
    since = Case.objects.get(pk=received(actor=here.aoi, person=PersonDetails(known_id=kept.party_id)).case_id)
    assert CasePerson.objects.get(pk=place.pk).person_id == kept.party_id
    undone = undo(here, merge)
    assert parties([kept, other, since]) == [kept.party_id, other.party_id, kept.party_id]
    assert CasePerson.objects.get(pk=place.pk).person_id == other.party_id
    assert Person.objects.get(pk=other.party_id).merged_into_id is None
    assert (undone.undone_by_id, undone.undoing_reason) == (here.nagi.user_id, "別の方だった")
    assert remembered("person.merge_undone") == [("centre_staff", None, "done")]
    assert merged(here, kept.party_id, other.party_id).pk != merge.pk


def test_a_mark_that_came_with_the_merge_goes_with_it(here: Cast, cases: list[Case]) -> None:
    kept, other, _third = cases
    Person.objects.filter(pk=kept.party_id).update(is_shielded=True)
    undo(here, merged(here, kept.party_id, other.party_id))
    other.refresh_from_db()
    assert Mark.SHIELDED not in other.marks


def test_merges_are_undone_from_the_last_one_on(here: Cast, cases: list[Case]) -> None:
    first, second, third = cases
    inner = merged(here, second.party_id, third.party_id)
    outer = merged(here, first.party_id, second.party_id)
    assert parties(cases) == [first.party_id] * 3
    with pytest.raises(LaterMergeError):
        undo(here, inner)
    undo(here, outer)
    undo(here, inner)
    assert parties(cases) == [first.party_id, second.party_id, third.party_id]


def test_a_merge_is_undone_once_and_with_a_reason(here: Cast, cases: list[Case]) -> None:
    merge = merged(here, cases[0].party_id, cases[1].party_id)
    with pytest.raises(ReasonMissingError):
        undo(here, merge, " ")
    undo(here, merge)
    with pytest.raises(MergeUndoneError):
        undo(here, merge)
    with pytest.raises(MergeNotFoundError):
        undo_merge(merge_id=404, reason="x", actor=here.aoi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_undoes(here: Cast, cases: list[Case], name: str) -> None:
    merge = merged(here, cases[0].party_id, cases[1].party_id)
    with pytest.raises(NotAllowedError):
        undo_merge(merge_id=merge.pk, reason="x", actor=here.actors[name], at=LATER)
