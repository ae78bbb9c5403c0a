"""Write down that an answer was used in a case."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.knowledge.errors import ArticleNotFoundError
from case_core.knowledge.models import Article, ArticleUse
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_use(*, article_id: int, case_id: int, has_solved: bool, actor: Actor, at: datetime) -> ArticleUse:
    """
    Write down that a published answer was used in a case, and whether it solved the matter; said again, the last holds.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case for this person.
    :raises ArticleNotFoundError: there is no such answer in force.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    article = Article.objects.in_force(day_of(at)).filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFoundError
    told = {"has_solved": has_solved, "used_by_id": actor.user_id, "used_at": at}
    use, _is_new = ArticleUse.objects.update_or_create(article=article, case=case, defaults=told)
    audit.record("article.used", actor=actor, target=article, at=at, case_id=case.pk, details={"solved": has_solved})
    return use
