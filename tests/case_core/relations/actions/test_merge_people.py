"""Two entries become one person, and which cases moved is remembered."""

import pytest

from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.candidates import candidates_for
from case_core.parties.likeness import Typed
from case_core.parties.models import Person
from case_core.relations.actions.merge_people import merge_people
from case_core.relations.errors import (
    AlreadyMergedError,
    PersonNotFoundError,
    ReasonMissingError,
    SamePersonError,
    ShieldWouldBeLostError,
)
from case_core.relations.events import PeopleMerged
from case_core.relations.models import PersonMerge
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, received
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import merged

OLD = PersonDetails(name="渡辺 花子", name_kana="ワタナベ ハナコ", telephone="0898-22-1111")
NEW = PersonDetails(name="渡邊 花子", telephone="090-1111-2222")


@pytest.fixture
def cases(here: Cast) -> tuple[Case, Case]:
    """A case of each entry."""
    kept, other = (received(actor=here.aoi, person=person).case_id for person in (OLD, NEW))
    return Case.objects.get(pk=kept), Case.objects.get(pk=other)


def test_every_case_moves_to_the_entry_that_is_kept(here: Cast, cases: tuple[Case, Case], told: list[object]) -> None:
    kept, other = cases
    merge = merged(here, kept.party_id, other.party_id)
    other.refresh_from_db()
    assert other.party_id == kept.party_id
    assert [move.case_id for move in merge.moves.all()] == [other.pk]
    assert merge.merged.merged_into_id == kept.party_id
    assert remembered("person.merged") == [("centre_staff", None, "done")]
    assert told[-1] == PeopleMerged(case_id=other.pk, person_id=kept.party_id)


def test_who_was_merged_is_found_by_every_name_they_had_and_once_only(here: Cast, cases: tuple[Case, Case]) -> None:
    kept, other = cases
    merged(here, kept.party_id, other.party_id)
    for typed in (Typed(telephone="2222"), Typed(telephone="1111"), Typed(name="渡邉")):
        assert [found.person.pk for found in candidates_for(here.aoi, typed)] == [kept.party_id]


def test_a_person_is_not_merged_with_themselves(here: Cast, cases: tuple[Case, Case]) -> None:
    with pytest.raises(SamePersonError) as caught:
        merged(here, cases[0].party_id, cases[0].party_id)
    assert "同じ登録どうし" in str(caught.value)
    assert not PersonMerge.objects.exists()


def test_who_became_somebody_else_is_not_merged_again(here: Cast, cases: tuple[Case, Case]) -> None:
    kept, other = cases
    merge = merged(here, kept.party_id, other.party_id)
    third = Case.objects.get(pk=received(actor=here.aoi).case_id).party_id
    for pair in ((third, merge.merged_id), (merge.merged_id, third), (kept.party_id, merge.merged_id)):
        with pytest.raises(AlreadyMergedError):
            merged(here, *pair)


def test_the_shielded_entry_is_the_one_to_keep_and_its_new_cases_are_marked(
    here: Cast, cases: tuple[Case, Case]
) -> None:
    kept, other = cases
    Person.objects.filter(pk=kept.party_id).update(is_shielded=True)
    with pytest.raises(ShieldWouldBeLostError):
        merged(here, other.party_id, kept.party_id)
    merged(here, kept.party_id, other.party_id)
    other.refresh_from_db()
    assert other.marks == [Mark.SHIELDED]


def test_a_merge_says_why_and_of_whom(here: Cast, cases: tuple[Case, Case]) -> None:
    kept, other = cases
    with pytest.raises(ReasonMissingError):
        merge_people(kept_id=kept.party_id, merged_id=other.party_id, reason=" ", actor=here.aoi, at=LATER)
    with pytest.raises(PersonNotFoundError):
        merged(here, kept.party_id, 404)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_merges(here: Cast, cases: tuple[Case, Case], name: str) -> None:
    kept, other = cases
    with pytest.raises(NotAllowedError):
        merge_people(kept_id=kept.party_id, merged_id=other.party_id, reason="x", actor=here.actors[name], at=LATER)
