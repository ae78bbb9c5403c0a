"""Answers at each point of their way, as the world holds them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from case_core.knowledge.models import Article
from mannaka_kit import clock
from tests.support.cast import Cast
from tests.support.knowledge import a_draft, published, waiting

Values = Mapping[str, Any]
_IDS = ("article_id", "draft_article_id", "waiting_article_id")
KINDS_OF_KNOWLEDGE = dict.fromkeys(_IDS, Article)
MEANT_OF_KNOWLEDGE = {
    "knowledge:change": {"article_id": "draft_article_id"},
    "knowledge:send": {"article_id": "draft_article_id"},
    "knowledge:check": {"article_id": "waiting_article_id"},
    "knowledge:learn": {"case_id": "closed_case_id"},
}


def _review_on(*, days: int = 365) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def _answer(_values: Values) -> dict[str, Any]:
    said = {"question": "契約をやめたい", "answer": "8日以内ならやめられます。"}
    return {"kind": "staff", "topic": "consumer", "owner": "", "review_on": _review_on(), **said}


BODIES_OF_KNOWLEDGE: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "knowledge:find": lambda _: {"asked": "契約をやめたい"},
    "knowledge:new": _answer,
    "knowledge:change": _answer,
    "knowledge:revise": _answer,
    "knowledge:send": lambda _: {},
    "knowledge:check": lambda _: {"decision": "return", "note": "日数を足して。"},
    "knowledge:confirm": lambda _: {"review_on": _review_on(days=400)},
    "knowledge:retire": lambda _: {"note": "制度が変わった。"},
    "knowledge:learn": lambda values: {**_answer(values), "has_read": "on"},
    "knowledge:use": lambda _: {"solved": "yes"},
    "answers:answers": lambda _: {"asked": "契約をやめたい"},
}


@transaction.atomic
def knowledge(cast: Cast, word: str) -> dict[str, Any]:
    """Make an answer that citizens read, a draft of a section, and one that waits to be read."""
    told = {
        "answer": f"{word} 8日以内ならやめられます。",
        "keep": [word],
        "review_on": clock.today() + timedelta(days=365),
    }
    return {
        "article_id": published(cast, **told).pk,
        "draft_article_id": a_draft(cast, by="nagi", owner_id=cast.tax.pk, **told).pk,
        "waiting_article_id": waiting(cast, **told).pk,
    }
