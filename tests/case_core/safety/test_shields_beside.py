"""Somebody beside the one who came is shielded right there, without a case of their own."""

from typing import Any

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case, CaseStep
from case_core.cases.selectors import case_for
from case_core.cases.states import Mark, StepKind
from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.models import CasePerson
from case_core.safety.actions.lift_shield import lift_shield
from case_core.safety.actions.put_shield import put_shield
from case_core.safety.actions.reveal_contact import RevealedContact, reveal_contact
from case_core.safety.errors import ShieldNotFoundError
from case_core.safety.states import RevealPurpose
from case_core.shields.models import Shield
from case_core.shields.states import Way
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.support.safety import head, shielded, terms

NUMBER = "090-5555-0199"


@pytest.fixture
def daughter(here: Cast) -> CasePerson:
    """Return the daughter in her mother's case."""
    place = a_relative(here, new_case(here), name="渡辺 さくら", relation="長女")
    place.person.telephone = NUMBER
    place.person.save(update_fields=["telephone"])
    return place


def test_the_case_is_marked_and_the_one_who_came_is_not_shielded(here: Cast, daughter: CasePerson) -> None:
    shield = shielded(here, daughter.case, place=daughter)

    case = Case.objects.get(pk=daughter.case_id)
    assert (shield.person_id, case.marks) == (daughter.person_id, [Mark.SHIELDED])
    assert not case.party.is_shielded
    assert CaseStep.objects.get(case=case, kind=StepKind.SHIELDED).note == "長女"


def test_whoever_must_not_find_her_finds_the_case_no_more(here: Cast, daughter: CasePerson) -> None:
    shielded(here, daughter.case, here.nagi, place=daughter)

    with pytest.raises(CaseNotFoundError):
        case_for(here.nagi, daughter.case_id)
    with pytest.raises(CasePersonNotFoundError):
        reveal(here.nagi, daughter)


def test_the_second_time_her_shield_is_changed(here: Cast, daughter: CasePerson) -> None:
    first = shielded(here, daughter.case, place=daughter)

    second = put_shield(
        case_id=daughter.case_id, place_id=daughter.pk, terms=terms(safe_way=Way.COUNTER), actor=here.aoi, at=LATER
    )

    assert (second.pk, second.safe_way) == (first.pk, Way.COUNTER)


def test_her_number_is_told_for_a_purpose_and_the_audit_names_her(here: Cast, daughter: CasePerson) -> None:
    shielded(here, daughter.case, place=daughter)

    assert reveal(here.aoi, daughter).telephone == NUMBER

    entry = Entry.objects.get(action="shield.revealed")
    assert (entry.target_id, entry.case_id) == (str(daughter.person_id), daughter.case_id)


def test_of_somebody_who_is_not_shielded_nothing_is_revealed(here: Cast, daughter: CasePerson) -> None:
    with pytest.raises(ShieldNotFoundError):
        reveal(here.aoi, daughter)


def test_the_head_alone_lifts_it_and_the_mark_goes(here: Cast, daughter: CasePerson) -> None:
    shielded(here, daughter.case, place=daughter)
    told: dict[str, Any] = {"case_id": daughter.case_id, "place_id": daughter.pk, "reason": "ご本人の希望", "at": LATER}

    with pytest.raises(NotAllowedError):
        lift_shield(actor=here.aoi, **told)
    lift_shield(actor=head(here), **told)

    assert Case.objects.get(pk=daughter.case_id).marks == []
    assert Shield.objects.get().lifting_reason == "ご本人の希望"


@pytest.mark.parametrize("who", ["ren", "mio", "sora"])
def test_nobody_outside_the_centre_shields_her(here: Cast, daughter: CasePerson, who: str) -> None:
    with pytest.raises(NotAllowedError):
        put_shield(case_id=daughter.case_id, place_id=daughter.pk, terms=terms(), actor=here.actors[who], at=LATER)


def test_a_place_is_one_of_its_own_case_and_only_while_somebody_stands_there(here: Cast, daughter: CasePerson) -> None:
    another = new_case(here)
    with pytest.raises(CasePersonNotFoundError):
        put_shield(case_id=another.pk, place_id=daughter.pk, terms=terms(), actor=here.aoi, at=LATER)
    take_out_person(case_id=daughter.case_id, place_id=daughter.pk, actor=here.aoi, at=LATER)
    with pytest.raises(CasePersonNotFoundError):
        put_shield(case_id=daughter.case_id, place_id=daughter.pk, terms=terms(), actor=here.aoi, at=LATER)
    assert not Shield.objects.exists()


def reveal(actor: Actor, place: CasePerson) -> RevealedContact:
    """Ask for the number of somebody beside a case."""
    return reveal_contact(
        case_id=place.case_id, place_id=place.pk, purpose=RevealPurpose.CONTACT, actor=actor, at=LATER
    )
