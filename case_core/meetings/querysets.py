"""Filters on meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.meetings.states import LED

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.meetings.models import Meeting, MeetingPresence  # noqa: F401 - the type of the rows


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, narrowed by what they ask for."""

    def overlapping(self, begins: datetime, ends: datetime) -> MeetingQuerySet:
        """Keep the meetings that share a moment with a span."""
        return self.filter(begins__lt=ends, ends__gt=begins)

    def led(self) -> MeetingQuerySet:
        """Keep those that take their host's time."""
        return self.filter(status__in=LED)

    def due(self, at: datetime) -> MeetingQuerySet:
        """Keep those about which their service is to be asked, and nobody does at the moment."""
        free = Q(taken_until=None) | Q(taken_until__lte=at)
        return self.filter(free, due_at__lte=at)


class PresenceQuerySet(models.QuerySet["MeetingPresence"]):
    """Stays in meetings."""

    def there(self) -> PresenceQuerySet:
        """Keep those who have not left."""
        return self.filter(left_at=None)
