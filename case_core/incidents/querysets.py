"""Filters on agreed answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from datetime import date

    from case_core.incidents.models import AgreedLine  # noqa: F401 - named in the base class's type


class AgreedLineQuerySet(models.QuerySet["AgreedLine"]):
    """Agreed answers, narrowed by day."""

    def in_force(self, on: date) -> AgreedLineQuerySet:
        """Keep those that hold on the day; the last day belongs to them."""
        return self.filter(ended_at__isnull=True, last_day__gte=on)
