"""Filters on sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date

    from tenants.organisation.models import Section  # noqa: F401 - named in the base class's type


class SectionQuerySet(models.QuerySet["Section"]):
    """Sections, narrowed by day."""

    def valid_on(self, on: date) -> SectionQuerySet:
        """Keep the sections that exist on the day."""
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date) -> SectionQuerySet:
        """Keep the sections that exist on the day or will exist later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
