"""Filters on cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q

from case_core.cases.states import CaseStatus, Mark

if TYPE_CHECKING:
    from datetime import date

    from case_core.cases.models import Case  # noqa: F401 - named in the base class's type


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, narrowed by what the day board and the list ask for."""

    def open(self) -> CaseQuerySet:
        """Keep the cases that are not closed."""
        return self.exclude(status=CaseStatus.CLOSED)

    def new(self) -> CaseQuerySet:
        """Keep the cases that nobody has taken up."""
        return self.filter(status=CaseStatus.NEW)

    def waiting_for_section(self) -> CaseQuerySet:
        """Keep the cases that wait for a section's answer."""
        return self.filter(status=CaseStatus.WAITING_SECTION)

    def owned_by(self, user_id: int) -> CaseQuerySet:
        """Keep the open cases of one clerk."""
        return self.open().filter(owner_id=user_id)

    def due_by(self, day: date) -> CaseQuerySet:
        """Keep the open cases whose promised day has come or is past."""
        return self.open().filter(Q(due_on__lte=day) | Q(promised_on__lte=day))

    def promised_by(self, day: date) -> CaseQuerySet:
        """Keep the open cases whose person was promised an answer by the day."""
        return self.open().filter(promised_on__lte=day)

    def with_new_message(self) -> CaseQuerySet:
        """Keep the cases where the citizen wrote and nobody has read it."""
        return self.filter(new_message_at__isnull=False)

    def needing_somebody(self, day: date) -> CaseQuerySet:
        """Keep what a person must look at on the day: new, answered by a section, written to, or due."""
        return self.filter(
            Q(status__in=[CaseStatus.NEW, CaseStatus.READY])
            | Q(new_message_at__isnull=False)
            | ((Q(due_on__lte=day) | Q(promised_on__lte=day)) & ~Q(status=CaseStatus.CLOSED))
        )

    def urgent_first(self, *then: str) -> CaseQuerySet:
        """Put the cases in which something must be done at once before all others."""
        urgent = ExpressionWrapper(Q(marks__contains=[Mark.URGENT]), output_field=BooleanField())
        return self.order_by(urgent.desc(), *then)
