"""What an answer is learned from: a case that has ended, or the answer that it replaces."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.knowledge.errors import ArticleMovedError, StillOpenError, SuccessorError
from case_core.knowledge.locks import locked_article
from case_core.knowledge.models import Article
from case_core.knowledge.states import ArticleStatus
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def ended_case(case_id: int, *, actor: Actor) -> Case:
    """
    Return the case, locked, if it has ended.

    :raises NotAllowedError: the actor may not read cases.
    :raises CaseNotFoundError: there is none for this person.
    :raises StillOpenError: it goes on.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    if not case.is_closed:
        raise StillOpenError
    return case


def replaced_article(article_id: int, *, actor: Actor) -> Article:
    """
    Return the published answer, locked, if nobody is writing its next text.

    :raises ArticleNotFoundError: there is none for this person.
    :raises ArticleMovedError: it is not published.
    :raises SuccessorError: somebody is writing it already.
    """
    article = locked_article(article_id, actor=actor)
    if article.status != ArticleStatus.PUBLISHED:
        raise ArticleMovedError
    if article.successors.filter(status__in=[ArticleStatus.DRAFT, ArticleStatus.CHECKING]).exists():
        raise SuccessorError
    return article
