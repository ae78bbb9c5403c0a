"""Write a new answer."""

from datetime import datetime

from django.db import transaction

from case_core.knowledge.learning import ended_case, replaced_article
from case_core.knowledge.models import Article
from case_core.knowledge.policies import can_write
from case_core.knowledge.texts import ArticleText, put_text
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def write_article(
    *, text: ArticleText, case_id: int | None = None, replaces_id: int | None = None, actor: Actor, at: datetime
) -> Article:
    """
    Keep a draft: from a case that has ended, in the place of a published answer, or from nothing.

    :raises NotAllowedError: the actor answers no citizens, or may not read cases.
    :raises CaseNotFoundError: there is no such case for this person.
    :raises StillOpenError: the case has not ended.
    :raises ArticleNotFoundError: there is no such answer to be replaced.
    :raises ArticleMovedError: what is to be replaced is not published.
    :raises SuccessorError: somebody is replacing it already.
    :raises MarksLeftError: words may tell who somebody is, and are not among those to keep.
    :raises ReviewDayError: the day of the next look is not ahead, or after the end.
    """
    require(can_write(actor))
    case = None if case_id is None else ended_case(case_id, actor=actor)
    article = Article(case=case, written_by_id=actor.user_id, written_at=at)
    if replaces_id is not None:
        article.replaces = replaced_article(replaces_id, actor=actor)
        case = article.case = article.replaces.case
    put_text(article, text, case=case, today=day_of(at))
    article.save(force_insert=True)
    audit.record("article.written", actor=actor, target=article, at=at, case_id=case_id)
    return article
