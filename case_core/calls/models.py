"""Calls, their recordings at the telephone system, and how long the city keeps what it knows of both."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.calls.querysets import CallQuerySet
from case_core.calls.states import Callback, CallPhase, HiddenReason
from case_core.cases.models import Case
from tenants.deliveries.models import Thread

DAYS_KEPT: Final = 30
RECORDING_DAYS: Final = 14
MOST_DAYS: Final = 90


class CallRecord(models.Model):
    """A call as the telephone system told of it (着信): when, and by whom; its number is sealed and kept shortly."""

    # What the number is bound to.
    key = models.UUIDField(unique=True, editable=False)
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="+")
    # The telephone system's own name of the call may hold a number: only its keyed hash is kept.
    call_hash = models.CharField(max_length=64)
    number_sealed = models.TextField(blank=True)
    # Keyed hashes by which it is found again: of the whole number, and of its last four digits.
    number_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    tail_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    hidden = models.CharField(max_length=1, choices=HiddenReason, blank=True)
    called = models.CharField(max_length=20, blank=True)
    extension = models.CharField(max_length=40, blank=True)
    rang_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    callback = models.CharField(max_length=10, choices=Callback, blank=True, db_default="")
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    tried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tried_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        """The latest first."""

        db_table = "call_record"
        ordering = ["-rang_at", "-pk"]
        indexes = [
            models.Index(fields=["-rang_at", "-id"], name="call_by_time"),
            models.Index(fields=["call_hash"], name="call_by_hash"),
            models.Index(fields=["number_hash"], name="call_by_number", condition=~Q(number_hash="")),
            models.Index(fields=["tail_hash"], name="call_by_tail", condition=~Q(tail_hash="")),
            models.Index(fields=["rang_at"], name="call_callback_due", condition=Q(callback="due")),
        ]
        constraints = [
            models.CheckConstraint(name="call_callback_is_known", condition=Q(callback__in=["", *Callback.values])),
            models.CheckConstraint(
                name="call_taken_has_time",
                condition=Q(taken_by__isnull=True, taken_at__isnull=True)
                | Q(taken_by__isnull=False, taken_at__isnull=False),
            ),
            models.CheckConstraint(
                name="call_hidden_has_no_number", condition=Q(hidden="") | Q(number_sealed="", hidden__gt="")
            ),
        ]

    @property
    def phase(self) -> CallPhase:
        """Return how far it has come."""
        if self.ended_at is None:
            return CallPhase.RINGING if self.answered_at is None else CallPhase.ANSWERED
        return CallPhase.MISSED if self.answered_at is None else CallPhase.ENDED

    @property
    def has_number(self) -> bool:
        """Tell whether a number was told."""
        return bool(self.number_sealed)


class CallRecording(models.Model):
    """A recording that rests at the telephone system (録音): what it is called there, never its sound."""

    key = models.UUIDField(unique=True, editable=False)
    call = models.ForeignKey(CallRecord, on_delete=models.PROTECT, related_name="recordings")
    ref_hash = models.CharField(max_length=64)
    ref_sealed = models.TextField()
    seconds = models.PositiveIntegerField()
    came_at = models.DateTimeField()

    class Meta:
        """Each of a call once."""

        db_table = "call_recording"
        ordering = ["came_at", "pk"]
        constraints = [models.UniqueConstraint(name="call_recording_once", fields=["call", "ref_hash"])]

    @property
    def minutes(self) -> int:
        """Return its full minutes."""
        return self.seconds // 60

    @property
    def rest(self) -> int:
        """Return the seconds beyond its full minutes."""
        return self.seconds % 60
