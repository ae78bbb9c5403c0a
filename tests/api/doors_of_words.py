"""Operations on the words that mean the same, and the group that their paths name."""

from typing import Any

from case_core.search.actions.add_synonyms import add_synonyms
from case_core.search.models import SynonymGroup
from tenants.api_tokens.scopes import Scope
from tests.support.cases import AT
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


def words_to_name(cast: Cast) -> dict[str, Any]:
    """Make a group that a path can name; call it inside of the city."""
    count = SynonymGroup.objects.count()
    return {"synonyms": add_synonyms(words=[f"愛称{count}", f"施設{count}"], actor=cast.mio, at=AT).pk}
