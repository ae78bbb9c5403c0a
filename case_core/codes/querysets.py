"""Filters on the city's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date

    from case_core.codes.models import TroubleItem  # noqa: F401 - named in the base class's type


class TroubleItemQuerySet(models.QuerySet["TroubleItem"]):
    """Items of the list, narrowed by day."""

    def valid_on(self, on: date) -> TroubleItemQuerySet:
        """Keep the items that are asked about on the day."""
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date) -> TroubleItemQuerySet:
        """Keep the items that are asked about on the day or will be later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
