"""Who may read which restricted record, decided by the database before a row leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.records.models import Compartment, Opening  # noqa: F401 - named in the base classes' types


class CompartmentQuerySet(models.QuerySet["Compartment"]):
    """Restricted records, narrowed by who asks."""

    def kept_by(self, user_id: int) -> CompartmentQuerySet:
        """Keep those of which the person is a member."""
        return self.filter(memberships__user_id=user_id, memberships__removed_at=None)

    def opened_to(self, user_id: int, *, at: datetime) -> CompartmentQuerySet:
        """Keep those which the person has opened in an emergency that lasts."""
        return self.filter(openings__opened_by_id=user_id, openings__opened_at__lte=at, openings__until__gt=at)

    def readable_by(self, user_id: int, *, at: datetime) -> CompartmentQuerySet:
        """Keep those which the person keeps, or has opened in an emergency that lasts."""
        kept = CompartmentQuerySet(self.model).filter(
            Q(memberships__user_id=user_id, memberships__removed_at=None)
            | Q(openings__opened_by_id=user_id, openings__opened_at__lte=at, openings__until__gt=at)
        )
        return self.filter(pk__in=kept.values("pk"))


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Looks in an emergency, narrowed by what a list asks for."""

    def unreviewed(self) -> OpeningQuerySet:
        """Keep those that nobody has reviewed."""
        return self.filter(reviewed_at=None)
