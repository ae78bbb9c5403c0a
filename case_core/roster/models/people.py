"""Who may be put on the roster, when they are away, and what they wish for."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from case_core.cases.topics import Topic
from case_core.roster.querysets import CounsellorQuerySet
from case_core.roster.states import CounsellorKind, WishKind
from tenants.organisation.models import Section


class Counsellor(models.Model):
    """
    Somebody who may be on duty at the centre (相談員); both days of the validity belong to it.

    No topics mean all of them, no weekdays mean every day, no hours a week mean no limit.
    """

    name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="counsellors"
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=CounsellorKind)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), default=list, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)  # 0 is Monday
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = CounsellorQuerySet.as_manager()

    class Meta:
        """Sorted by their reading; whoever takes turns for a section names it."""

        db_table = "counsellor"
        ordering = ["name_kana", "pk"]
        constraints = [
            models.CheckConstraint(name="counsellor_kind_is_known", condition=Q(kind__in=CounsellorKind.values)),
            models.CheckConstraint(
                name="counsellor_of_section_names_it", condition=~Q(kind="section") | Q(section__isnull=False)
            ),
            models.CheckConstraint(
                name="counsellor_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="counsellor_once_per_user", fields=["user"], condition=Q(valid_until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return str(CounsellorKind(self.kind).label)

    def is_there_on(self, on: date) -> bool:
        """Tell whether the person belongs to the roster on the day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


class Absence(models.Model):
    """Days on which somebody is away (休暇・不在); why is nobody's business here."""

    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="absences")
    first = models.DateField()
    last = models.DateField()

    class Meta:
        """Soonest first."""

        db_table = "counsellor_absence"
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.UniqueConstraint(name="absence_once", fields=["counsellor", "first", "last"]),
        ]


class Wish(models.Model):
    """A day on which somebody would rather be off, or on duty (希望); it is kept where that is possible."""

    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="wishes")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=WishKind)

    class Meta:
        """One wish for a day."""

        db_table = "counsellor_wish"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(name="wish_kind_is_known", condition=Q(kind__in=WishKind.values)),
            models.UniqueConstraint(name="wish_once_for_a_day", fields=["counsellor", "on"]),
        ]

    @property
    def kind_label(self) -> str:
        """Return the wish in words."""
        return str(WishKind(self.kind).label)
