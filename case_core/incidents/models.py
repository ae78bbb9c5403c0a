"""Incidents at the desk, what was decided, the one answer that everybody gives, and care for who was harmed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.incidents.querysets import AgreedLineQuerySet
from case_core.incidents.states import Decision, Wish
from case_core.parties.models import Person


class Incident(models.Model):
    """What happened at the desk (カスタマーハラスメントの記録): facts by 5W1H, and literal quotes kept apart."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="incidents")
    happened_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=100)
    who = models.CharField(max_length=200)
    what = models.TextField()
    how = models.TextField(blank=True)
    background = models.TextField(blank=True)
    quotes = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    decision = models.CharField(max_length=16, choices=Decision, blank=True)
    decision_words = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; it is about what was done, never about what somebody is."""

        db_table = "desk_incident"
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="incident_tells_the_facts", condition=~Q(place="") & ~Q(who="") & ~Q(what="")),
            models.CheckConstraint(
                name="incident_decided_has_head_and_time",
                condition=Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
        ]

    @property
    def is_decided(self) -> bool:
        """Tell whether the head has decided."""
        return self.decided_at is not None


class AgreedLine(models.Model):
    """The one answer that everybody gives to a person on a matter (決めた対応), until its last day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreed_lines")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreed_lines")
    answer = models.TextField()
    last_day = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AgreedLineQuerySet.as_manager()

    class Meta:
        """One at a time for a matter; a new one ends the one before."""

        db_table = "agreed_line"
        ordering = ["-agreed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="agreed_line_once_per_case", fields=["case"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(name="agreed_line_says_something", condition=~Q(answer="")),
        ]


class StaffCare(models.Model):
    """What a member of staff writes after an incident (職員のケア), sealed for the superior they chose."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="cares")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wishes = ArrayField(models.CharField(max_length=16, choices=Wish), default=list, blank=True)
    sealed_note = models.TextField(blank=True)
    written_at = models.DateTimeField()
    sealed_answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        db_table = "staff_care"
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="staff_care_wishes_are_known", condition=Q(wishes__contained_by=Wish.values)),
            models.CheckConstraint(name="staff_care_reader_is_somebody_else", condition=~Q(reader=models.F("author"))),
        ]
