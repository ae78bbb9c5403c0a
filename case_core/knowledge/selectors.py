"""Reads of answers: drafts are their writers', what is published is everybody's who answers citizens."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.knowledge.errors import ArticleNotFoundError
from case_core.knowledge.finding import likest
from case_core.knowledge.models import Article, ArticleUse, MissedQuestion
from case_core.knowledge.policies import can_check, can_read, can_write
from case_core.knowledge.querysets import ArticleQuerySet
from case_core.knowledge.states import ArticleStatus
from case_core.search.similar import told_in
from mannaka_kit import clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

MOST_FOUND: Final = 20
MOST_BESIDE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a list of answers is narrowed to; empty means all."""

    status: str = ""
    kind: str = ""
    topic: str = ""
    is_due: bool = False


def articles_visible_to(viewer: Actor) -> ArticleQuerySet:
    """Return the answers that the viewer may see: the centre's staff all, a section what is published or its own."""
    found = Article.objects.select_related("owner", "written_by", "checked_by")
    if not can_read(viewer):
        return found.none()
    if can_check(viewer):
        return found
    theirs = Q(written_by_id=viewer.user_id) | Q(owner_id__in=viewer.section_ids)
    drafts = theirs if can_write(viewer) else Q(pk__in=())
    return found.filter(Q(status=ArticleStatus.PUBLISHED) | drafts)


def articles_for(viewer: Actor, narrowing: Narrowing) -> ArticleQuerySet:
    """
    Return the answers of a list, with how often each was used and how often it solved the matter.

    :raises NotAllowedError: the viewer answers no citizens.
    """
    require(can_read(viewer))
    found = articles_visible_to(viewer)
    if narrowing.is_due:
        found = found.due(clock.today())
    for name in ("status", "kind", "topic"):
        if getattr(narrowing, name):
            found = found.filter(**{name: getattr(narrowing, name)})
    if not narrowing.status:
        found = found.exclude(status=ArticleStatus.RETIRED)
    return _with_uses(found).order_by("-written_at", "-pk")


def found_for(viewer: Actor, asked: str) -> list[Article]:
    """
    Return the answers in force that fit what the viewer asks, the fittest first.

    :raises NotAllowedError: the viewer answers no citizens.
    """
    require(can_read(viewer))
    return likest(_with_uses(articles_visible_to(viewer).in_force(clock.today())), asked, most=MOST_FOUND)


def article_for(viewer: Actor, article_id: int) -> Article:
    """
    Return one answer, with how often it was used.

    :raises NotAllowedError: the viewer answers no citizens.
    :raises ArticleNotFoundError: there is none that the viewer may see.
    """
    require(can_read(viewer))
    article = _with_uses(articles_visible_to(viewer)).filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFoundError
    return article


def answers_beside(viewer: Actor, case: Case) -> list[Article]:
    """Return the answers in force that fit a case which has been read; reading it has been recorded."""
    require(can_work_on_cases(viewer))
    used = ArticleUse.objects.filter(case=case).values("article_id")
    found = articles_visible_to(viewer).in_force(clock.today()).exclude(pk__in=used)
    return likest(_with_uses(found), told_in(case), most=MOST_BESIDE)


def uses_in(viewer: Actor, case: Case) -> QuerySet[ArticleUse]:
    """Return which answers were used in a case which has been read, the latest first."""
    require(can_work_on_cases(viewer))
    return ArticleUse.objects.filter(case=case).select_related("article", "used_by").order_by("-used_at", "-pk")


def drafts_from(viewer: Actor, case: Case) -> ArticleQuerySet:
    """Return what was written from a case which has been read."""
    return articles_visible_to(viewer).filter(case=case)


def missed_for(viewer: Actor) -> QuerySet[MissedQuestion]:
    """
    Return what people looked for in vain, what is missed most first.

    :raises NotAllowedError: the viewer writes no answers.
    """
    require(can_write(viewer))
    return MissedQuestion.objects.all()


def public_answers() -> ArticleQuerySet:
    """Return what citizens read today, by topic and in the order of its questions."""
    return Article.objects.public(clock.today()).order_by("topic", "question", "pk")


def public_found(asked: str) -> list[Article]:
    """Return the public answers that fit what a citizen asks, the fittest first."""
    return likest(Article.objects.public(clock.today()), asked, most=MOST_FOUND)


def public_answer(article_id: int) -> Article | None:
    """Return one public answer; nothing where citizens may not read it today."""
    return Article.objects.public(clock.today()).filter(pk=article_id).first()


def _with_uses(found: ArticleQuerySet) -> ArticleQuerySet:
    return found.annotate(used=Count("uses"), solved=Count("uses", filter=Q(uses__has_solved=True)))
