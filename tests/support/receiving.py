"""What belongs to receiving people: troubles, people of a case, and who turned out to be one person."""

from typing import Any

from case_core.cases.models import Case
from case_core.codes.models import TroubleItem
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.actions.merge_people import merge_people
from case_core.relations.models import CasePerson, PersonMerge
from case_core.relations.places import Place
from case_core.relations.states import PersonRole
from tests.support.cases import LATER, new_case
from tests.support.cast import SINCE, Cast


def merged(cast: Cast, kept_id: int, merged_id: int) -> PersonMerge:
    """Merge two entries, as Aoi does it."""
    reason = "生年月日と住所を本人に確かめた"
    return merge_people(kept_id=kept_id, merged_id=merged_id, reason=reason, actor=cast.aoi, at=LATER)


def a_relative(
    cast: Cast, case: Case, *, name: str = "", relation: str = "母", known_id: int | None = None, **place: Any
) -> CasePerson:
    """Add somebody of the family to a case, as Aoi does it."""
    told = Place(**{"role": PersonRole.FAMILY, "relation": relation, **place})
    who = Who(name=name, known_id=known_id)
    return add_case_person(case_id=case.pk, who=who, place=told, actor=cast.aoi, at=LATER)


def things_of_people(cast: Cast, word: str) -> dict[str, Any]:
    """Make one of everything of people that an address can name."""
    count = TroubleItem.objects.count()
    with_family, one, other = (new_case(cast, body=f"{word} {number}") for number in range(3))
    places = [a_relative(cast, with_family, name=f"{word} {number}") for number in range(3)]
    return {
        "item_id": TroubleItem.objects.create(name=f"{word} {count}", position=count, valid_from=SINCE).pk,
        "ticked_item_id": TroubleItem.objects.earliest("pk").pk,
        "family_case_id": with_family.pk,
        "place_id": places[0].pk,
        "second_place_id": places[1].pk,
        "this_person_id": new_case(cast, body=word).party_id,
        "same_person_id": new_case(cast, body=word).party_id,
        "other_place_ids": [place.pk for place in places[1:]],
        "merge_id": merged(cast, one.party_id, other.party_id).pk,
        "merged_case_id": one.pk,
        "number_of_another": new_case(cast, body=word).number,
    }
