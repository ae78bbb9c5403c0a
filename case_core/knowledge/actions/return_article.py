"""Give an answer back to be written anew."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.errors import ArticleMovedError, ReasonMissingError
from case_core.knowledge.locks import locked_article, move
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_check
from case_core.knowledge.states import ArticleStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def return_article(*, article_id: int, note: str, actor: Actor, at: datetime) -> Article:
    """
    Make a draft of what waits to be read, and say what should change.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReasonMissingError: nothing is said.
    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it does not wait.
    """
    require(can_check(actor))
    if not note.strip():
        raise ReasonMissingError(field="note")
    article = locked_article(article_id, actor=actor)
    if article.status != ArticleStatus.CHECKING:
        raise ArticleMovedError
    move(article, ArticleStatus.DRAFT)
    article.note = note
    article.save(update_fields=["status", "note"])
    audit.record("article.returned", actor=actor, target=article, at=at, case_id=article.case_id)
    return article
