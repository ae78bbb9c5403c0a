"""Filters on devices and requests of booths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from case_core.booths.states import OPEN, TAKEN, RequestStatus

if TYPE_CHECKING:
    from datetime import datetime

    from case_core.booths.models import BoothDevice, BoothRequest, BoothSite  # noqa: F401 - the types of the rows


class SiteQuerySet(models.QuerySet["BoothSite"]):
    """Sites of booths."""

    def in_use(self) -> SiteQuerySet:
        """Keep the sites that are not closed."""
        return self.filter(ended_at__isnull=True)


class DeviceQuerySet(models.QuerySet["BoothDevice"]):
    """Devices, and codes that are waiting for one."""

    def enrolled(self) -> DeviceQuerySet:
        """Keep what a code was typed on."""
        return self.filter(enrolled_at__isnull=False)

    def awaiting(self, at: datetime) -> DeviceQuerySet:
        """Keep the codes that can still be typed."""
        return self.filter(enrolled_at__isnull=True, revoked_at__isnull=True, code_until__gt=at)

    def shown(self, at: datetime) -> DeviceQuerySet:
        """Keep devices and codes in force; a code that ran out is nothing to look at."""
        return self.enrolled() | self.awaiting(at)


class RequestQuerySet(models.QuerySet["BoothRequest"]):
    """Requests, narrowed by where they stand."""

    def open(self) -> RequestQuerySet:
        """Keep the requests that a booth shows."""
        return self.filter(status__in=OPEN)

    def waiting(self) -> RequestQuerySet:
        """Keep the requests that nobody has taken."""
        return self.filter(status=RequestStatus.WAITING)

    def taken(self) -> RequestQuerySet:
        """Keep the requests that somebody of the centre has."""
        return self.filter(status__in=TAKEN)

    def ended_since(self, moment: datetime) -> RequestQuerySet:
        """Keep the requests that ended at a moment or later."""
        return self.filter(ended_at__gte=moment)
