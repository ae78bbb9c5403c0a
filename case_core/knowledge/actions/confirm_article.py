"""Say that an answer is still right."""

from datetime import date, datetime

from django.db import transaction

from case_core.knowledge.errors import ArticleMovedError, ReviewDayError
from case_core.knowledge.locks import locked_article
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_write
from case_core.knowledge.states import ArticleStatus
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def confirm_article(*, article_id: int, review_on: date, actor: Actor, at: datetime) -> Article:
    """
    Let a published answer stand until it is looked at again on another day.

    :raises NotAllowedError: the actor answers no citizens.
    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it is not published.
    :raises ReviewDayError: the day is not ahead, or after its end.
    """
    require(can_write(actor))
    article = locked_article(article_id, actor=actor)
    if article.status != ArticleStatus.PUBLISHED:
        raise ArticleMovedError
    if review_on <= day_of(at) or (article.expires_on is not None and article.expires_on < review_on):
        raise ReviewDayError(field="review_on")
    article.review_on = review_on
    article.save(update_fields=["review_on"])
    audit.record("article.confirmed", actor=actor, target=article, at=at, case_id=article.case_id)
    return article
