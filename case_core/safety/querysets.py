"""Filters on what must be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from case_core.safety.models import RiskStep  # noqa: F401 - named in the base class's type


class RiskStepQuerySet(models.QuerySet["RiskStep"]):
    """What must be done, narrowed."""

    def of_case(self, case_id: int) -> RiskStepQuerySet:
        """Keep what must be done in the case."""
        return self.filter(risk__case_id=case_id)

    def open(self) -> RiskStepQuerySet:
        """Keep what nobody has done."""
        return self.filter(ticked_at__isnull=True)
