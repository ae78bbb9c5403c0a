"""Change a draft."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.errors import ArticleMovedError
from case_core.knowledge.locks import locked_article
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_write
from case_core.knowledge.states import ArticleStatus
from case_core.knowledge.texts import ArticleText, put_text
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_article(*, article_id: int, text: ArticleText, actor: Actor, at: datetime) -> Article:
    """
    Change a draft; whoever changed it last has written it, and somebody else lets it out.

    :raises NotAllowedError: the actor answers no citizens.
    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it is no draft.
    :raises MarksLeftError: words may tell who somebody is, and are not among those to keep.
    :raises ReviewDayError: the day of the next look is not ahead, or after the end.
    """
    require(can_write(actor))
    article = locked_article(article_id, actor=actor)
    if article.status != ArticleStatus.DRAFT:
        raise ArticleMovedError
    put_text(article, text, case=article.case, today=day_of(at))
    article.written_by_id, article.written_at = actor.user_id, at
    article.save()
    audit.record("article.changed", actor=actor, target=article, at=at, case_id=article.case_id)
    return article
