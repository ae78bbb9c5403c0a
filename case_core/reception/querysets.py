"""Filters on numbers, on calls to rooms, and on calls for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.reception.states import IN_ROOM, OPEN, TicketStatus

if TYPE_CHECKING:
    from datetime import date, datetime

    from case_core.reception.models import (  # noqa: F401 - named in the base classes' types
        Display,
        HelpCall,
        QueueTicket,
        RoomVisit,
    )


class TicketQuerySet(models.QuerySet["QueueTicket"]):
    """Numbers, narrowed by day and state."""

    def of_day(self, on: date) -> TicketQuerySet:
        """Keep the numbers of a day."""
        return self.filter(day=on)

    def waiting(self) -> TicketQuerySet:
        """Keep the numbers that wait to be called."""
        return self.filter(status=TicketStatus.WAITING)

    def in_rooms(self) -> TicketQuerySet:
        """Keep the numbers that hold a room."""
        return self.filter(status__in=IN_ROOM)

    def open(self) -> TicketQuerySet:
        """Keep the numbers whose people are in the house, or will come back."""
        return self.filter(status__in=OPEN)

    def for_room(self, room_id: int) -> TicketQuerySet:
        """Keep the numbers that a room may call: those for any room, and its own."""
        return self.filter(Q(room_id=room_id) | Q(room__isnull=True))

    def in_turn(self) -> TicketQuerySet:
        """Order by whose turn it is."""
        return self.order_by("ranks_at", "number")


class VisitQuerySet(models.QuerySet["RoomVisit"]):
    """Calls to rooms, narrowed by day."""

    def of_day(self, on: date) -> VisitQuerySet:
        """Keep the calls of a day's numbers."""
        return self.filter(ticket__day=on)

    def open(self) -> VisitQuerySet:
        """Keep the calls that have not ended."""
        return self.filter(ended_at__isnull=True)


class DisplayQuerySet(models.QuerySet["Display"]):
    """Screens of the waiting hall."""

    def in_force(self) -> DisplayQuerySet:
        """Keep the screens whose address was not revoked."""
        return self.filter(revoked_at__isnull=True)


class HelpQuerySet(models.QuerySet["HelpCall"]):
    """Calls for help, narrowed by whether they still go on."""

    def open(self) -> HelpQuerySet:
        """Keep the calls that have not ended."""
        return self.filter(ended_at__isnull=True)

    def heard_since(self, moment: datetime) -> HelpQuerySet:
        """Keep the calls made since a moment."""
        return self.filter(asked_at__gte=moment)
