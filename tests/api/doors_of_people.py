"""Operations on the people of a case and on what troubles them, and the things that their paths name."""

from typing import Any

from tenants.api_tokens.scopes import Scope
from tests.support.cast import Cast
from tests.support.receiving import things_of_people

CENTRE = frozenset({"aoi"})
EVERYBODY = frozenset({"aoi", "ren", "yui", "mio", "sora"})
_FAMILY = "cases/{family_case_id}/"
_PLACE: dict[str, Any] = {"role": "family", "relation": "母"}
_NAME: dict[str, Any] = {"name": "越智 花子", "seen_edition": 0}
_TIE: dict[str, Any] = {"one_id": "{place_id}", "other_id": "{second_place_id}", "words": "夫婦"}
_MERGE: dict[str, Any] = {"kept_id": "{this_person_id}", "merged_id": "{same_person_id}", "reason": "本人に確かめた"}
_TICK: dict[str, Any] = {"item_ids": [], "seen_item_ids": []}

DOORS_OF_PEOPLE: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", f"{_FAMILY}person/", {}, Scope.CASES_READ, CENTRE),
    ("POST", f"{_FAMILY}person/change/", _NAME, Scope.CASES_WRITE, CENTRE),
    ("GET", f"{_FAMILY}people/", {}, Scope.CASES_READ, CENTRE),
    ("POST", f"{_FAMILY}people/", _PLACE, Scope.CASES_WRITE, CENTRE),
    ("POST", f"{_FAMILY}people/tie/", _TIE, Scope.CASES_WRITE, CENTRE),
    ("POST", _FAMILY + "people/{place_id}/", _PLACE, Scope.CASES_WRITE, CENTRE),
    ("POST", _FAMILY + "people/{place_id}/remove/", {}, Scope.CASES_WRITE, CENTRE),
    ("POST", "people/merges/", _MERGE, Scope.CASES_WRITE, CENTRE),
    ("GET", "people/merges/{merge_id}/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "people/merges/{merge_id}/undo/", {"reason": "別の方だった"}, Scope.CASES_WRITE, CENTRE),
    ("GET", f"{_FAMILY}troubles/", {}, Scope.CASES_READ, CENTRE),
    ("POST", f"{_FAMILY}troubles/", _TICK, Scope.CASES_WRITE, CENTRE),
    ("GET", "trouble-items/", {}, Scope.ORGANISATION_READ, EVERYBODY),
]


def people_to_name(cast: Cast) -> dict[str, Any]:
    """Make one of everything of people that a path can name; call it inside of the city."""
    return things_of_people(cast, "家族")
