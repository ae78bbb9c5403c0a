"""Filters on the people of the roster and on their duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date

    from case_core.roster.models import Counsellor, Duty  # noqa: F401 - named in the base classes' types


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
