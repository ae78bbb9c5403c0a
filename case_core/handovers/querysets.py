"""Filters on hand-overs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from case_core.handovers.states import OPEN, HandoverStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from case_core.handovers.models import Handover  # noqa: F401 - named in the base class's type


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Hand-overs, narrowed by what a section's desk asks for."""

    def to_sections(self, section_ids: Iterable[int]) -> HandoverQuerySet:
        """Keep what was handed to one of the sections."""
        return self.filter(section_id__in=section_ids)

    def open(self) -> HandoverQuerySet:
        """Keep what is still to be answered."""
        return self.filter(status__in=OPEN)

    def ended(self) -> HandoverQuerySet:
        """Keep what has been answered, returned or waived."""
        return self.exclude(status__in=OPEN)

    def unread(self) -> HandoverQuerySet:
        """Keep what nobody of the section has acknowledged."""
        return self.filter(status=HandoverStatus.SENT)

    def due_by(self, day: date) -> HandoverQuerySet:
        """Keep the unanswered ones whose day has come or is past."""
        return self.open().filter(due_on__lte=day)
