"""Answers that a city keeps, in which matters they helped, and what people asked in vain."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.cases.topics import Topic
from case_core.knowledge.querysets import ArticleQuerySet
from case_core.knowledge.states import ArticleKind, ArticleStatus
from tenants.organisation.models import Section


class Article(models.Model):
    """A question and its answer, read by two people before anybody else reads it (ナレッジ)."""

    kind = models.CharField(max_length=10, choices=ArticleKind)
    status = models.CharField(max_length=10, choices=ArticleStatus, default=ArticleStatus.DRAFT)
    topic = models.CharField(max_length=20, choices=Topic)
    question = models.CharField(max_length=200)
    answer = models.TextField()
    owner = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What it was learned from; records are destroyed in time, what they taught stays.
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors")
    # Words that look like a person or a place, and that somebody left in.
    kept = ArrayField(models.CharField(max_length=100), default=list)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)  # why it was sent back or taken out
    words = SearchVectorField()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        """Nobody checks what they wrote; searches read one index."""

        db_table = "knowledge_article"
        ordering = ["-written_at", "-pk"]
        indexes = [GinIndex(fields=["words"], name="article_words", fastupdate=False)]
        constraints = [
            models.CheckConstraint(name="article_status_is_known", condition=Q(status__in=ArticleStatus.values)),
            models.CheckConstraint(name="article_kind_is_known", condition=Q(kind__in=ArticleKind.values)),
            models.CheckConstraint(name="article_says_something", condition=~Q(question="") & ~Q(answer="")),
            models.CheckConstraint(
                name="article_is_published_by_another",
                condition=~Q(status="published") | Q(published_at__isnull=False) & ~Q(checked_by=F("written_by")),
            ),
            models.UniqueConstraint(
                name="article_replaced_once",
                fields=["replaces"],
                condition=Q(status__in=["draft", "checking"]),
            ),
        ]

    def __str__(self) -> str:
        return self.question


class ArticleUse(models.Model):
    """An answer was used in a case, and solved the matter or did not (回答の利用)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="uses")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="article_uses")
    has_solved = models.BooleanField()
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField()

    class Meta:
        """Each answer counts once in a case."""

        db_table = "knowledge_use"
        constraints = [models.UniqueConstraint(name="article_used_once_in_a_case", fields=["article", "case"])]


class MissedQuestion(models.Model):
    """Words that somebody looked for in the answers and that found nothing (見つからなかった質問)."""

    asked = models.CharField(max_length=60, unique=True)
    times = models.PositiveIntegerField(default=1)
    times_public = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        """What is missed most stands first."""

        db_table = "knowledge_missed"
        ordering = ["-times", "-last_at", "pk"]
