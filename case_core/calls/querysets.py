"""Filters on calls."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.calls.models import CallRecord  # noqa: F401 - named in the base class's type

# A telephone that rings longer was answered elsewhere, or its end was never told.
RINGS_AT_MOST: Final = timedelta(minutes=3)


class CallQuerySet(models.QuerySet["CallRecord"]):
    """Calls, narrowed by what they ask for."""

    def ringing(self, *, at: datetime) -> CallQuerySet:
        """Keep those that ring now and that nobody took."""
        nobody = Q(answered_at__isnull=True, ended_at__isnull=True, taken_by__isnull=True)
        return self.filter(nobody, rang_at__gte=at - RINGS_AT_MOST)

    def due(self) -> CallQuerySet:
        """Keep those to whom somebody should call back, the longest waiting first."""
        return self.filter(callback="due").order_by("rang_at", "pk")
