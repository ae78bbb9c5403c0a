"""Filters of offers and bookings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from case_core.bookings.states import HOLDING, BookingStatus

if TYPE_CHECKING:
    from datetime import date, datetime

    from case_core.bookings.models import Booking, BookingOffer, RoomReservation  # noqa: F401 - the type of the rows


class OfferQuerySet(models.QuerySet["BookingOffer"]):
    """Filters of offers."""

    def valid_on(self, on: date) -> OfferQuerySet:
        """Keep the offers that exist on a day."""
        return self.filter(valid_from__lte=on).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))

    def not_ended(self, on: date) -> OfferQuerySet:
        """Keep the offers that exist on a day or will exist."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))


class BookingQuerySet(models.QuerySet["Booking"]):
    """Filters of bookings."""

    def overlapping(self, begins: datetime, ends: datetime) -> BookingQuerySet:
        """Keep the bookings that share a moment with a span."""
        return self.filter(begins__lt=ends, ends__gt=begins)

    def expired_holds(self, at: datetime) -> BookingQuerySet:
        """Keep the holds whose minutes are over."""
        return self.filter(status=BookingStatus.HELD, hold_until__lte=at)

    def blocking(self, at: datetime) -> BookingQuerySet:
        """Keep what takes capacity at a moment: what holds its time, and cancelled times that are not yet given out."""
        holds = Q(status__in=HOLDING) & ~Q(status=BookingStatus.HELD, hold_until__lte=at)
        return self.filter(holds | Q(released_at__gt=at))

    def confirmed(self) -> BookingQuerySet:
        """Leave out the holds and the times that a booking was moved from."""
        return self.exclude(status__in=[BookingStatus.HELD, BookingStatus.MOVED])

    def booked(self) -> BookingQuerySet:
        """Keep the bookings to which somebody is expected."""
        return self.filter(status=BookingStatus.BOOKED)


class ReservationQuerySet(models.QuerySet["RoomReservation"]):
    """Filters of the spans in which rooms are somebody else's."""

    def overlapping(self, begins: datetime, ends: datetime) -> ReservationQuerySet:
        """Keep the spans that share a moment with another one."""
        return self.filter(begins__lt=ends, ends__gt=begins)
