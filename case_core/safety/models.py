"""Risks that were seen in a case, and what must be done about each."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.safety.querysets import RiskStepQuerySet
from case_core.safety.states import RiskKind


class RiskRule(models.Model):
    """What the city wants done about a risk, step by step (かならず行うこと); without a row, our own list holds."""

    kind = models.CharField(max_length=16, choices=RiskKind, unique=True)
    steps = ArrayField(models.CharField(max_length=200))

    class Meta:
        """At least one step each: a risk about which nothing is done is none."""

        db_table = "risk_rule"
        constraints = [
            models.CheckConstraint(name="risk_rule_kind_is_known", condition=Q(kind__in=RiskKind.values)),
            models.CheckConstraint(name="risk_rule_has_steps", condition=Q(steps__len__gte=1)),
        ]


class Risk(models.Model):
    """A risk that somebody saw in a case (見きわめ), with what made them think so."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="risks")
    kind = models.CharField(max_length=16, choices=RiskKind)
    signs = models.TextField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        """Each once a case, in the order in which they were seen; what must be done hangs on the list of that day."""

        db_table = "case_risk"
        ordering = ["noted_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="risk_once_per_case", fields=["case", "kind"]),
            models.CheckConstraint(name="risk_kind_is_known", condition=Q(kind__in=RiskKind.values)),
            models.CheckConstraint(name="risk_says_why", condition=~Q(signs="")),
        ]


class RiskStep(models.Model):
    """One thing that must be done about a risk (かならず行うこと): done, or not and why."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ticked_at = models.DateTimeField(null=True, blank=True)
    why_not = models.TextField(blank=True)

    objects = RiskStepQuerySet.as_manager()

    class Meta:
        """As the city's list was on the day on which the risk was seen."""

        db_table = "case_risk_step"
        ordering = ["risk", "position"]
        constraints = [
            models.UniqueConstraint(name="risk_step_once", fields=["risk", "position"]),
            models.CheckConstraint(name="risk_step_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="risk_step_ticked_has_person_and_time",
                condition=Q(ticked_by__isnull=True, ticked_at__isnull=True, why_not="")
                | Q(ticked_by__isnull=False, ticked_at__isnull=False),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do it."""
        return self.ticked_at is None
