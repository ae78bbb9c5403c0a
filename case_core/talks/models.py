"""Talks with people, and the times at which the city wants them to be brought to an end."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.talks.querysets import TalkQuerySet
from case_core.talks.states import Ending

STAGES: Final = 3
MOST_MINUTES: Final = 240


class TalkStage(models.Model):
    """A time in a talk at which the clerk is reminded, and what to say then (長い話の目安); three to a city."""

    position = models.PositiveSmallIntegerField(unique=True)
    minutes = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=50)
    script = models.TextField()

    class Meta:
        """Without rows, 20, 30 and 45 minutes with our own words."""

        db_table = "talk_stage"
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="talk_stage_position_is_one_of_three", condition=Q(position__gte=1, position__lte=STAGES)
            ),
            models.CheckConstraint(
                name="talk_stage_minutes_are_few", condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES)
            ),
        ]


class Talk(models.Model):
    """A talk that a clerk holds (応対中の話): who helps, and how it ended; without a case while it is taken down."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="talks")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16, choices=Channel)
    began_at = models.DateTimeField()
    place = models.CharField(max_length=50, blank=True)
    second_asked_at = models.DateTimeField(null=True, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=16, choices=Ending, blank=True)
    agreed = models.TextField(blank=True)
    warned = models.BooleanField(default=False)

    objects = TalkQuerySet.as_manager()

    class Meta:
        """A clerk talks with one at a time; what has ended says how."""

        db_table = "case_talk"
        ordering = ["began_at", "pk"]
        indexes = [models.Index(fields=["second_asked_at"], name="talk_calling", condition=Q(ended_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(name="talk_one_at_a_time", fields=["clerk"], condition=Q(ended_at__isnull=True)),
            models.CheckConstraint(
                name="talk_ended_says_how",
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
            models.CheckConstraint(
                name="talk_second_clerk_has_time",
                condition=Q(second_by__isnull=True, second_at__isnull=True)
                | Q(second_by__isnull=False, second_at__isnull=False, second_asked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="talk_second_is_somebody_else", condition=Q(second_by__isnull=True) | ~Q(second_by=F("clerk"))
            ),
        ]

    @property
    def minutes(self) -> int | None:
        """Return how long it took, once it has ended."""
        return int((self.ended_at - self.began_at).total_seconds() // 60) if self.ended_at else None
