"""Filters on shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.sharing.models import ShareGrant  # noqa: F401 - named in the base class's type


class ShareGrantQuerySet(models.QuerySet["ShareGrant"]):
    """Shares, narrowed by what lists ask for."""

    def running(self, at: datetime) -> ShareGrantQuerySet:
        """Keep those that nobody took back and whose time is now; whether they open anything is another question."""
        return self.filter(revoked_at__isnull=True, begins_at__lte=at, ends_at__gt=at)

    def for_member(self, *, organization_id: int, member_id: int | None) -> ShareGrantQuerySet:
        """Keep what was given to a body as a whole, or to this one of its people."""
        return self.filter(Q(member=None) | Q(member_id=member_id), organization_id=organization_id)

    def to_review(self) -> ShareGrantQuerySet:
        """Keep the emergencies that nobody has judged, the oldest first."""
        return self.filter(ground="emergency", reviewed_at__isnull=True).order_by("pk")

    def emergencies(self) -> ShareGrantQuerySet:
        """Keep the emergencies, the latest first."""
        return self.filter(ground="emergency").order_by("-pk")
