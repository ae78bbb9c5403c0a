"""Meetings at a foreign service, who was in them, and what the city settled; never a link, a name or a matter."""

from typing import Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from case_core.cases.models import Case
from case_core.meetings.querysets import MeetingQuerySet, PresenceQuerySet
from case_core.meetings.states import LED, MeetingStatus, MeetingTrouble, PresenceRole
from tenants.plugins.models import Channel

_LED: Final = list(LED)
_SPAN: Final = Func(F("begins"), F("ends"), RangeBoundary(), function="TSTZRANGE", output_field=DateTimeRangeField())


class Meeting(models.Model):
    """A talk by video (ビデオ相談): when, led by whom of the service's users, and what the service calls it."""

    # What the service knows it by, however often it is asked: one key, one meeting.
    key = models.UUIDField(unique=True, editable=False)
    # What stands in its topic and over a guest's picture: a booking's number, or where a booth is.
    code = models.CharField(max_length=60)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    # Empty where the service's meetings do not get in each other's way, and where nobody is free.
    host = models.CharField(max_length=200, blank=True, db_default="")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    status = models.CharField(max_length=12, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    trouble = models.CharField(max_length=12, choices=MeetingTrouble, blank=True, db_default="")
    ref = models.CharField(max_length=512, blank=True, db_default="")
    # Whether the service may know the key: the answer to a question may have been lost.
    is_known = models.BooleanField(default=False, db_default=False)
    # Grows with each change, so that an answer to an older question settles nothing.
    edition = models.PositiveIntegerField(default=1, db_default=1)
    # When its service is to be asked; none where nothing is to be done. Whoever asks holds it until then.
    due_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0, db_default=0)
    taken_until = models.DateTimeField(null=True, blank=True)
    taken_by = models.UUIDField(null=True, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    planned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        """One user of a service leads one meeting at a time: the database lets no two of them overlap."""

        db_table = "meeting"
        ordering = ["begins", "pk"]
        indexes = [
            models.Index(fields=["due_at"], name="meeting_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["channel", "ref"], name="meeting_by_ref", condition=~Q(ref="")),
        ]
        constraints = [
            ExclusionConstraint(
                name="meeting_host_once",
                expressions=[
                    (F("channel"), RangeOperators.EQUAL),
                    (F("host"), RangeOperators.EQUAL),
                    (_SPAN, RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=_LED) & ~Q(host=""),
            ),
            models.CheckConstraint(name="meeting_begins_before_it_ends", condition=Q(begins__lt=F("ends"))),
            models.CheckConstraint(name="meeting_status_is_known", condition=Q(status__in=MeetingStatus.values)),
            models.CheckConstraint(name="meeting_made_has_ref", condition=~Q(status="made") | ~Q(ref="")),
        ]

    @property
    def is_made(self) -> bool:
        """Tell whether the service has it, so that one can go in."""
        return bool(self.ref) and self.status in {MeetingStatus.MADE, MeetingStatus.ENDED}


class MeetingPresence(models.Model):
    """A stay in a meeting (ビデオ相談の入退室): when, and as what; not who, beyond what keeps two apart."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    # The keyed hash of what the service tells two people apart by.
    seat_hash = models.CharField(max_length=64, blank=True)
    role = models.CharField(max_length=10, choices=PresenceRole, blank=True)
    waited_at = models.DateTimeField(null=True, blank=True)
    entered_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        """In the order in which they came."""

        db_table = "meeting_presence"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_presence_began",
                condition=Q(waited_at__isnull=False) | Q(entered_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="meeting_presence_one_seat",
                fields=["meeting", "seat_hash"],
                condition=Q(left_at__isnull=True) & ~Q(seat_hash=""),
            ),
        ]


class MeetingRules(models.Model):
    """What the city settled for talks by video (ビデオ相談の決まり); one row a city."""

    # By which service booths talk; without one, by telephone alone.
    booth_channel = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Who has no picture calls here.
    dial_in = models.CharField(max_length=30, blank=True)
    dial_in_words = models.CharField(max_length=200, blank=True)

    class Meta:
        """Without a row, neither."""

        db_table = "meeting_rules"
        constraints = [models.CheckConstraint(name="meeting_rules_one_row", condition=Q(pk=1))]
