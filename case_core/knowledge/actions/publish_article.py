"""Let an answer out, as the second person who read it."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.checks import require_masked
from case_core.knowledge.errors import OwnArticleError
from case_core.knowledge.events import ArticlePublished
from case_core.knowledge.locks import locked_article, move
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_check
from case_core.knowledge.states import ArticleStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def publish_article(*, article_id: int, actor: Actor, at: datetime) -> Article:
    """
    Let an answer out; what it replaces goes at the same moment.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ArticleNotFoundError: there is none for this person.
    :raises OwnArticleError: the actor wrote it.
    :raises ArticleMovedError: it does not wait to be read.
    :raises MarksLeftError: words may tell who somebody is, and nobody has let them stay.
    """
    require(can_check(actor))
    article = locked_article(article_id, actor=actor)
    if article.written_by_id == actor.user_id:
        raise OwnArticleError
    move(article, ArticleStatus.PUBLISHED)
    require_masked(article.question, article.answer, case=article.case, keep=article.kept)
    article.checked_by_id, article.published_at, article.note = actor.user_id, at, ""
    article.save(update_fields=["status", "checked_by", "published_at", "note"])
    _take_out_the_former(article)
    audit.record("article.published", actor=actor, target=article, at=at, case_id=article.case_id)
    events.record(ArticlePublished(article_id=article.pk))
    return article


def _take_out_the_former(article: Article) -> None:
    if article.replaces_id is not None:
        former = Article.objects.filter(pk=article.replaces_id, status=ArticleStatus.PUBLISHED)
        former.update(status=ArticleStatus.RETIRED)
