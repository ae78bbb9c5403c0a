"""Filters on sessions and their logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.listening.states import EntryKind

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.listening.models import ListeningEntry, ListeningSession  # noqa: F401 - named in base classes' types


class SessionQuerySet(models.QuerySet["ListeningSession"]):
    """Sessions, narrowed by what lists ask for."""

    def to_come_or_lately(self, since: datetime) -> SessionQuerySet:
        """Keep those that are not over, and those that took place and ended after a moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=since, opened_at__isnull=False))


class EntryQuerySet(models.QuerySet["ListeningEntry"]):
    """Lines of logs."""

    def seats_of(self, organization_id: int) -> EntryQuerySet:
        """Keep where a seat was made for a body."""
        return self.filter(kind=EntryKind.SEATED, organization_id=organization_id)

    def with_people(self) -> EntryQuerySet:
        """Bring along who wrote them, and of which body."""
        return self.select_related("author", "organization")
