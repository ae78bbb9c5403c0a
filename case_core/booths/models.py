"""Sites of booths, the devices in them, their requests, and the counters of their use; nothing of any citizen."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.booths.querysets import DeviceQuerySet, RequestQuerySet, SiteQuerySet
from case_core.booths.states import BoothWay, RequestStatus
from case_core.cases.models import Case
from case_core.cases.topics import Topic
from case_core.desk.models import Room
from case_core.meetings.models import Meeting
from tenants.hours.models import Way

MOST_MINUTES: Final = 60
MINUTES_UNTIL_TELEPHONE: Final = 3
MINUTES_UNTIL_END: Final = 10
_OPEN: Final = ["waiting", "answered", "connected"]


class BoothSite(models.Model):
    """A place with a booth from which visitors reach the centre (相談ブース): a branch, a community centre."""

    name = models.CharField(max_length=60)
    place = models.CharField(max_length=100, blank=True)
    # The telephone beside the booth, which a clerk rings.
    telephone = models.CharField(max_length=30, blank=True)
    # Whose hours hold; without one, the centre's.
    way = models.ForeignKey(Way, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        """In the city's own order; two open sites of one name would be mixed up."""

        db_table = "booth_site"
        ordering = ["position", "name", "pk"]
        constraints = [
            models.UniqueConstraint(name="booth_site_name_once", fields=["name"], condition=Q(ended_at__isnull=True)),
            models.CheckConstraint(name="booth_site_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class BoothDevice(models.Model):
    """A code that lets one device in, and then that device (相談ブースの端末); of both only hashes are kept."""

    site = models.ForeignKey(BoothSite, on_delete=models.PROTECT, related_name="devices")
    code_hash = models.CharField(max_length=64)
    code_until = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    is_attended = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, blank=True, db_default="")
    enrolled_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DeviceQuerySet.as_manager()

    class Meta:
        """A code and a device's secret open one device each."""

        db_table = "booth_device"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="booth_device_code_once", fields=["code_hash"]),
            models.UniqueConstraint(name="booth_device_token_once", fields=["token_hash"], condition=~Q(token_hash="")),
            models.CheckConstraint(
                name="booth_device_enrolled_has_token",
                condition=Q(enrolled_at__isnull=True, token_hash="")
                | (Q(enrolled_at__isnull=False) & ~Q(token_hash="")),
            ),
        ]

    def is_awaited(self, at: datetime) -> bool:
        """Tell whether the code can still be typed."""
        return self.enrolled_at is None and self.revoked_at is None and at < self.code_until


class BoothRequest(models.Model):
    """Somebody at a booth would like to talk (ブースからの呼び出し): the topic that was touched, nothing of them."""

    site = models.ForeignKey(BoothSite, on_delete=models.PROTECT, related_name="requests")
    device = models.ForeignKey(BoothDevice, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic)
    language = models.CharField(max_length=8)
    status = models.CharField(max_length=12, choices=RequestStatus, default=RequestStatus.WAITING)
    opened_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=12, choices=BoothWay, blank=True, db_default="")
    connected_at = models.DateTimeField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="booth_requests")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        """A device asks once at a time; who answered has a time, and so has the end."""

        db_table = "booth_request"
        ordering = ["opened_at", "pk"]
        indexes = [
            models.Index(fields=["opened_at"], name="booth_request_open", condition=Q(status__in=_OPEN)),
            models.Index(fields=["ended_at"], name="booth_request_ended"),
        ]
        constraints = [
            models.UniqueConstraint(name="booth_request_once_open", fields=["device"], condition=Q(status__in=_OPEN)),
            models.CheckConstraint(name="booth_request_status_is_known", condition=Q(status__in=RequestStatus.values)),
            models.CheckConstraint(
                name="booth_request_taken_has_person",
                condition=~Q(status__in=["answered", "connected"])
                | Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="booth_request_ended_has_time",
                condition=Q(status__in=_OPEN, ended_at__isnull=True)
                | (~Q(status__in=_OPEN) & Q(ended_at__isnull=False)),
            ),
        ]


class BoothUse(models.Model):
    """How often a booth was used in an hour (相談ブースの利用): counters only, no citizen, no topic, no clerk."""

    site = models.ForeignKey(BoothSite, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    hour = models.PositiveSmallIntegerField()
    opened = models.PositiveIntegerField(default=0, db_default=0)
    answered = models.PositiveIntegerField(default=0, db_default=0)
    missed = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        """One row for each hour of each site."""

        db_table = "booth_use"
        ordering = ["on", "hour", "pk"]
        constraints = [
            models.UniqueConstraint(name="booth_use_once", fields=["site", "on", "hour"]),
            models.CheckConstraint(name="booth_use_hour_is_of_a_day", condition=Q(hour__lt=24)),
        ]
