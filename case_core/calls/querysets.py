"""Filters on calls."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import Q

from case_core.calls.states import CallsShown
from mannaka_kit.clock import TOKYO

if TYPE_CHECKING:
    from case_core.calls.models import CallRecord  # noqa: F401 - named in the base class's type

# A telephone that rings longer was answered elsewhere, or its end was never told.
RINGS_AT_MOST: Final = timedelta(minutes=3)
_SHOWN: Final = {
    CallsShown.MISSED: Q(answered_at__isnull=True, ended_at__isnull=False),
    CallsShown.DUE: Q(callback="due"),
    CallsShown.TALKED: Q(answered_at__isnull=False),
    CallsShown.CASE: Q(case__isnull=False),
}


class CallQuerySet(models.QuerySet["CallRecord"]):
    """Calls, narrowed by what they ask for."""

    def ringing(self, *, at: datetime) -> CallQuerySet:
        """Keep those that ring now and that nobody took."""
        nobody = Q(answered_at__isnull=True, ended_at__isnull=True, taken_by__isnull=True)
        return self.filter(nobody, rang_at__gte=at - RINGS_AT_MOST)

    def shown_as(self, chosen: str) -> CallQuerySet:
        """Keep those of a kind that lists offer; all of them where none is chosen."""
        return self.filter(_SHOWN[CallsShown(chosen)]) if chosen else self

    def on_day(self, day: date | None) -> CallQuerySet:
        """Keep those that rang on a day in Japan; all of them without a day."""
        if day is None:
            return self
        began = datetime.combine(day, time(), TOKYO)
        return self.filter(rang_at__gte=began, rang_at__lt=began + timedelta(days=1))

    def due(self) -> CallQuerySet:
        """Keep those to whom somebody should call back, the longest waiting first."""
        return self.filter(callback="due").order_by("rang_at", "pk")
