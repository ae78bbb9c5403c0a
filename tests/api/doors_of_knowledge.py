"""Operations on answers, and those that their paths name."""

from typing import Any

from tenants.api_tokens.scopes import Scope
from tests.support.cases import closed, new_case
from tests.support.cast import Cast
from tests.support.knowledge import a_draft, published, waiting

CENTRE, OWNERS = frozenset({"aoi"}), frozenset({"aoi", "ren"})
WRITERS = OWNERS | {"yui"}
READERS = WRITERS | {"mio"}
READ, WRITE = Scope.CASES_READ, Scope.CASES_WRITE
_TEXT: dict[str, Any] = {
    "kind": "staff",
    "topic": "consumer",
    "question": "契約をやめたい",
    "answer": "8日以内ならやめられます。",
    "review_on": "2027-01-13",
}
_NOTE = {"note": "日数を足して。"}
DOORS_OF_KNOWLEDGE: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "articles/", {}, READ, READERS),
    ("POST", "articles/", _TEXT, WRITE, WRITERS),
    ("GET", "articles/{article}/", {}, READ, READERS),
    ("POST", "articles/{draft_article}/change/", _TEXT, WRITE, OWNERS),
    ("POST", "articles/{draft_article}/send/", {}, WRITE, OWNERS),
    ("POST", "articles/{waiting_article}/publish/", {}, WRITE, CENTRE),
    ("POST", "articles/{waiting_article}/return/", _NOTE, WRITE, CENTRE),
    ("POST", "articles/{article}/confirm/", {"review_on": "2027-01-13"}, WRITE, WRITERS),
    ("POST", "articles/{article}/retire/", _NOTE, WRITE, CENTRE),
    ("POST", "cases/{learned}/articles/", _TEXT, WRITE, CENTRE),
    ("POST", "cases/{case}/articles/used/", {"article_id": "{article}", "has_solved": True}, WRITE, CENTRE),
]


def answers_to_name(cast: Cast) -> dict[str, Any]:
    """Make the answers that paths can name; call it inside of the city."""
    return {
        "article": published(cast).pk,
        "draft_article": a_draft(cast, by="ren", owner_id=cast.tax.pk).pk,
        "waiting_article": _written_by_another(cast),
        "learned": closed(cast, new_case(cast)).pk,
    }


def _written_by_another(cast: Cast) -> int:
    from case_core.knowledge.models import Article

    article = waiting(cast)
    Article.objects.filter(pk=article.pk).update(written_by_id=cast.nagi.user_id)
    return article.pk
