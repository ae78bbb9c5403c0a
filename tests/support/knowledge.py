"""Answers at each point of their way, made through the actions that people use."""

from datetime import date
from typing import Any

from case_core.cases.topics import Topic
from case_core.knowledge.actions.publish_article import publish_article
from case_core.knowledge.actions.send_article import send_article
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.models import Article
from case_core.knowledge.states import ArticleKind
from case_core.knowledge.texts import ArticleText
from tests.support.cases import LATER
from tests.support.cast import Cast

QUESTION = "訪問販売の契約をやめたいです"
ANSWER = "契約の書面を受け取った日から8日以内なら、書面で契約をやめられます。まず、消費生活センターにご相談ください。"
REVIEW_ON = date(2027, 1, 13)


def a_text(**told: Any) -> ArticleText:
    """Return an answer about a sale at the door, which the tests change where it matters."""
    said: dict[str, Any] = {
        "kind": ArticleKind.PUBLIC,
        "topic": Topic.CONSUMER,
        "question": QUESTION,
        "answer": ANSWER,
        "owner_id": None,
        "review_on": REVIEW_ON,
    }
    return ArticleText(**{**said, **told})


def a_draft(cast: Cast, *, by: str = "aoi", **told: Any) -> Article:
    """Return a draft, which Aoi wrote unless the test says who."""
    return write_article(text=a_text(**told), actor=cast.actors[by], at=LATER)


def waiting(cast: Cast, **told: Any) -> Article:
    """Return an answer of Aoi's that waits to be read."""
    return send_article(article_id=a_draft(cast, **told).pk, actor=cast.aoi, at=LATER)


def published(cast: Cast, **told: Any) -> Article:
    """Return an answer of Aoi's that Nagi let out."""
    return publish_article(article_id=waiting(cast, **told).pk, actor=cast.nagi, at=LATER)
