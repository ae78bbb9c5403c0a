"""What somebody writes as an answer, and the rules it keeps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from case_core.cases.models import Case
from case_core.cases.topics import Topic
from case_core.knowledge.checks import require_masked
from case_core.knowledge.errors import ReviewDayError
from case_core.knowledge.models import Article
from case_core.knowledge.states import ArticleKind
from case_core.knowledge.vectors import vector_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An answer as it is written: whom it is for, what it says, who looks after it, and until when it holds."""

    kind: ArticleKind
    topic: Topic
    question: str
    answer: str
    owner_id: int | None
    review_on: date
    expires_on: date | None = None
    keep: Collection[str] = ()


def put_text(article: Article, text: ArticleText, *, case: Case | None, today: date) -> None:
    """
    Put the text into an answer, in memory.

    :raises MarksLeftError: words may tell who somebody is, and are not among those to keep.
    :raises ReviewDayError: the day of the next look is not ahead, or after the end.
    """
    if text.review_on <= today or (text.expires_on is not None and text.expires_on < text.review_on):
        raise ReviewDayError(field="review_on")
    article.kept = require_masked(text.question, text.answer, case=case, keep=text.keep)
    article.kind, article.topic = text.kind, text.topic
    article.question, article.answer = text.question, text.answer
    article.owner_id, article.review_on, article.expires_on = text.owner_id, text.review_on, text.expires_on
    article.words = vector_of(text.question, text.answer)
