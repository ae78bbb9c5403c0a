"""Filters on the people of the roster and on their duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.roster.states import OPEN_SWAPS

if TYPE_CHECKING:
    from datetime import date

    from case_core.roster.models import CallAttempt, Counsellor, Duty, OnCallContact, Swap  # noqa: F401 - named in the base classes' types


class CounsellorQuerySet(models.QuerySet["Counsellor"]):
    """People of the roster, narrowed by day."""

    def valid_between(self, first: date, last: date) -> CounsellorQuerySet:
        """Keep those who are there on at least one of these days."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=first)).filter(valid_from__lte=last)

    def not_ended(self, on: date) -> CounsellorQuerySet:
        """Keep those who are there on the day or will come."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties, narrowed by span."""

    def between(self, first: date, last: date) -> DutyQuerySet:
        """Keep the duties from the first day to the last, both included."""
        return self.filter(on__gte=first, on__lte=last)


class SwapQuerySet(models.QuerySet["Swap"]):
    """Exchanges of duties, narrowed by state."""

    def still_open(self) -> SwapQuerySet:
        """Keep those that wait for an answer or a decision."""
        return self.filter(status__in=OPEN_SWAPS)


class OnCallQuerySet(models.QuerySet["OnCallContact"]):
    """People to telephone, narrowed by day."""

    def on_day(self, on: date) -> OnCallQuerySet:
        """Keep those of the day."""
        return self.filter(first__lte=on, last__gte=on)


class AttemptQuerySet(models.QuerySet["CallAttempt"]):
    """What came in on closed days, narrowed."""

    def unsettled(self) -> AttemptQuerySet:
        """Keep what the section has not taken in hand."""
        return self.filter(settled_at__isnull=True)
