"""Take an answer out."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.errors import ReasonMissingError
from case_core.knowledge.events import ArticleRetired
from case_core.knowledge.locks import locked_article, move
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_check
from case_core.knowledge.states import ArticleStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def retire_article(*, article_id: int, note: str, actor: Actor, at: datetime) -> Article:
    """
    Take an answer away from its readers, for a reason.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReasonMissingError: nothing is said.
    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it is out already.
    """
    require(can_check(actor))
    if not note.strip():
        raise ReasonMissingError(field="note")
    article = locked_article(article_id, actor=actor)
    move(article, ArticleStatus.RETIRED)
    article.note = note
    article.save(update_fields=["status", "note"])
    audit.record("article.retired", actor=actor, target=article, at=at, case_id=article.case_id)
    events.record(ArticleRetired(article_id=article.pk))
    return article
