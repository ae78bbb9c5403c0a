"""Rooms, and the calls to officers to come to them."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.desk.querysets import RoomQuerySet, SummonsQuerySet
from case_core.desk.states import OPEN, SummonsStatus
from tenants.organisation.models import Section

_OPEN: Final = ["waiting", "coming", "arrived"]
MOST_MINUTES: Final = 120


class Room(models.Model):
    """A room in which the centre talks with people (相談室); both days of its validity belong to it."""

    name = models.CharField(max_length=50)
    place = models.CharField(max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        """In the city's own order."""

        db_table = "consultation_room"
        ordering = ["position", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="room_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.UniqueConstraint(name="room_name_once", fields=["name"], condition=Q(valid_until__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.name

    def has_ended(self, on: date) -> bool:
        """Tell whether the room's last day is over."""
        return self.valid_until is not None and self.valid_until < on


class Summons(models.Model):
    """A call to a section to send its officer to a room, where the person sits (呼び出し)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="summonses")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=16, choices=SummonsStatus, default=SummonsStatus.WAITING)
    purpose = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    expected_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    sat_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sat_in_from = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        """A section is called to a case once at a time; a refusal says why, and who came has a time of arrival."""

        db_table = "officer_summons"
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["room"], name="summons_room_open", condition=Q(status__in=_OPEN)),
            models.Index(fields=["section"], name="summons_section_open", condition=Q(status__in=_OPEN)),
            models.Index(fields=["ended_at"], name="summons_declined", condition=Q(status="declined")),
        ]
        constraints = [
            models.UniqueConstraint(
                name="summons_once_open_per_section", fields=["case", "section"], condition=Q(status__in=_OPEN)
            ),
            models.CheckConstraint(name="summons_status_is_known", condition=Q(status__in=SummonsStatus.values)),
            models.CheckConstraint(name="summons_says_what_for", condition=~Q(purpose="")),
            models.CheckConstraint(
                name="summons_ended_has_time",
                condition=Q(status__in=_OPEN, ended_at__isnull=True)
                | (~Q(status__in=_OPEN) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(name="summons_declined_has_reason", condition=~Q(status="declined") | ~Q(reason="")),
            models.CheckConstraint(
                name="summons_coming_has_time",
                condition=~Q(status="coming") | Q(answered_at__isnull=False, expected_at__isnull=False),
            ),
            models.CheckConstraint(
                name="summons_arrived_has_time",
                condition=Q(status__in=["arrived", "left"], arrived_at__isnull=False)
                | (~Q(status__in=["arrived", "left"]) & Q(arrived_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="summons_sat_in_has_person_and_time",
                condition=Q(sat_in_by__isnull=True, sat_in_from__isnull=True)
                | Q(sat_in_by__isnull=False, sat_in_from__isnull=False),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether the call holds its room."""
        return self.status in OPEN

    @property
    def minutes_unanswered(self) -> int:
        """Return how long nobody had answered when the call went to the head."""
        return int((self.escalated_at - self.asked_at).total_seconds() // 60) if self.escalated_at else 0
