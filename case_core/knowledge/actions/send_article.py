"""Give a draft to a second person."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.locks import locked_article, move
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_write
from case_core.knowledge.states import ArticleStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def send_article(*, article_id: int, actor: Actor, at: datetime) -> Article:
    """
    Let a draft wait for somebody else to read it.

    :raises NotAllowedError: the actor answers no citizens.
    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it is no draft.
    """
    require(can_write(actor))
    article = locked_article(article_id, actor=actor)
    move(article, ArticleStatus.CHECKING)
    article.note = ""
    article.save(update_fields=["status", "note"])
    audit.record("article.sent", actor=actor, target=article, at=at, case_id=article.case_id)
    return article
