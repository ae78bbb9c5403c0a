"""Filters on rooms and on calls to officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.desk.states import OPEN, SummonsStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from case_core.desk.models import Room, Summons  # noqa: F401 - named in the base classes' types


class RoomQuerySet(models.QuerySet["Room"]):
    """Rooms, narrowed by day."""

    def valid_on(self, on: date) -> RoomQuerySet:
        """Keep the rooms that exist on the day."""
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date) -> RoomQuerySet:
        """Keep the rooms that exist on the day or will exist later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))


class SummonsQuerySet(models.QuerySet["Summons"]):
    """Calls to officers, narrowed by what a board asks for."""

    def to_sections(self, section_ids: Iterable[int]) -> SummonsQuerySet:
        """Keep the calls to one of the sections."""
        return self.filter(section_id__in=section_ids)

    def open(self) -> SummonsQuerySet:
        """Keep the calls that hold their room."""
        return self.filter(status__in=OPEN)

    def waiting(self) -> SummonsQuerySet:
        """Keep the calls that nobody has answered."""
        return self.filter(status=SummonsStatus.WAITING)

    def declined_between(self, first: datetime, last: datetime) -> SummonsQuerySet:
        """Keep the calls that a section refused between two moments."""
        return self.filter(status=SummonsStatus.DECLINED, ended_at__gte=first, ended_at__lte=last)
