"""Filters on answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.knowledge.states import ArticleKind, ArticleStatus

if TYPE_CHECKING:
    from datetime import date

    from case_core.knowledge.models import Article  # noqa: F401 - named in the base class's type


class ArticleQuerySet(models.QuerySet["Article"]):
    """Answers, narrowed by where they stand."""

    def in_force(self, on: date) -> ArticleQuerySet:
        """Keep those that are published and have not run out on a day, which belongs to them."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=on), status=ArticleStatus.PUBLISHED)

    def public(self, on: date) -> ArticleQuerySet:
        """Keep those that citizens read on a day."""
        return self.in_force(on).filter(kind=ArticleKind.PUBLIC)

    def due(self, on: date) -> ArticleQuerySet:
        """Keep those that should be looked at again, or have run out."""
        return self.filter(Q(review_on__lte=on) | Q(expires_on__lt=on), status=ArticleStatus.PUBLISHED)
