"""Operations on the words that mean the same, and the group that their paths name."""

from typing import Any

from case_core.search.models import SynonymGroup
from tenants.api_tokens.scopes import Scope
from tests.support.cast import Cast

KEEPERS = frozenset({"mio"})
_GROUP = "synonyms/{synonyms}/"
_WORDS: dict[str, Any] = {"words": ["はーばりー", "みなと交流センター"]}

DOORS_OF_WORDS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "synonyms/", {}, Scope.ORGANISATION_READ, KEEPERS),
    ("POST", "synonyms/", _WORDS, Scope.ORGANISATION_WRITE, KEEPERS),
    ("GET", _GROUP, {}, Scope.ORGANISATION_READ, KEEPERS),
    ("POST", f"{_GROUP}change/", _WORDS, Scope.ORGANISATION_WRITE, KEEPERS),
    ("POST", f"{_GROUP}remove/", {}, Scope.ORGANISATION_WRITE, KEEPERS),
]


def words_to_name(_cast: Cast) -> dict[str, Any]:
    """Name a group that the city has; call it inside of the city."""
    return {"synonyms": SynonymGroup.objects.earliest("pk").pk}
