"""Filters on shields, and on who is kept from finding somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from datetime import date

    from case_core.shields.models import Shield, ShieldBar  # noqa: F401 - named in the base classes' types


class ShieldQuerySet(models.QuerySet["Shield"]):
    """Shields, narrowed by whether they hold."""

    def in_force(self) -> ShieldQuerySet:
        """Keep those that nobody has lifted: a day that is over lifts none."""
        return self.filter(lifted_at__isnull=True)

    def to_review_by(self, day: date) -> ShieldQuerySet:
        """Keep those that somebody must look at again by the day."""
        return self.in_force().filter(review_on__lte=day)


class ShieldBarQuerySet(models.QuerySet["ShieldBar"]):
    """Who is kept from finding whom."""

    def of_user(self, user_id: int) -> ShieldBarQuerySet:
        """Keep the people whom this member of staff must not find."""
        return self.filter(user_id=user_id)
