"""Take an answer for a change."""

from case_core.knowledge.errors import ArticleMovedError, ArticleNotFoundError
from case_core.knowledge.models import Article
from case_core.knowledge.selectors import articles_visible_to
from case_core.knowledge.states import ArticleStatus, may_become
from tenants.accounts.actor import Actor


def locked_article(article_id: int, *, actor: Actor) -> Article:
    """
    Return the answer, locked until the transaction ends.

    :raises ArticleNotFoundError: there is none that this person may see.
    """
    seen = articles_visible_to(actor).filter(pk=article_id).order_by().values("pk")
    found = Article.objects.select_for_update().filter(pk__in=seen).first()
    if found is None:
        raise ArticleNotFoundError
    return found


def move(article: Article, target: ArticleStatus) -> None:
    """
    Put the answer into another state, in memory.

    :raises ArticleMovedError: its state does not lead there.
    """
    if not may_become(article.status, target):
        raise ArticleMovedError
    article.status = target
