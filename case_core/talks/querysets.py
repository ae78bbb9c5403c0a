"""Filters on talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.talks.models import Talk  # noqa: F401 - named in the base class's type


class TalkQuerySet(models.QuerySet["Talk"]):
    """Talks, narrowed by who is needed."""

    def running(self) -> TalkQuerySet:
        """Keep the talks that nobody has ended."""
        return self.filter(ended_at__isnull=True)

    def calling(self, *, since: datetime) -> TalkQuerySet:
        """Keep the running talks to which a second clerk was called since then, and nobody came."""
        return self.running().filter(second_asked_at__gte=since, second_by__isnull=True)
