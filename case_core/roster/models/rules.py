"""What the city has settled for its roster."""

from django.db import models
from django.db.models import Q

from case_core.cases.topics import Topic
from case_core.roster.states import CounsellorKind, DayKind


class StaffingNeed(models.Model):
    """How many people of a kind a day needs (必要な人数); with a topic, how many who know it."""

    day_kind = models.CharField(max_length=16, choices=DayKind)
    kind = models.CharField(max_length=16, choices=CounsellorKind)
    topic = models.CharField(max_length=20, choices=Topic, blank=True)
    people = models.PositiveSmallIntegerField()

    class Meta:
        """One number for each kind of day, of people and topic."""

        db_table = "staffing_need"
        ordering = ["day_kind", "pk"]
        constraints = [
            models.CheckConstraint(name="need_day_kind_is_known", condition=Q(day_kind__in=DayKind.values)),
            models.CheckConstraint(name="need_kind_is_known", condition=Q(kind__in=CounsellorKind.values)),
            models.CheckConstraint(name="need_people_are_few", condition=Q(people__gte=1, people__lte=50)),
            models.UniqueConstraint(name="need_once", fields=["day_kind", "kind", "topic"]),
        ]

    @property
    def kind_label(self) -> str:
        """Return the kind of people in words."""
        return str(CounsellorKind(self.kind).label)

    @property
    def topic_label(self) -> str:
        """Return what they must know, in words."""
        return str(Topic(self.topic).label) if self.topic else ""
