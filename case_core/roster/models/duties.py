"""Who is on duty when, and who takes whose place."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q

from case_core.roster.models.people import Counsellor
from case_core.roster.querysets import DutyQuerySet
from case_core.roster.states import SWAP_OPEN, DutyKind, SwapStatus

_OPEN = ["asked", "agreed"]


class Duty(models.Model):
    """The hours of one person on one day (当番); what is locked stays when a new roster is proposed."""

    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="duties")
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    kind = models.CharField(max_length=16, choices=DutyKind)
    is_locked = models.BooleanField(default=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        """Nobody is in two places at once."""

        db_table = "duty"
        ordering = ["on", "begins", "pk"]
        indexes = [models.Index(fields=["on"], name="duty_on")]
        constraints = [
            models.CheckConstraint(name="duty_kind_is_known", condition=Q(kind__in=DutyKind.values)),
            models.CheckConstraint(name="duty_ends_after_it_begins", condition=Q(ends__gt=F("begins"))),
            ExclusionConstraint(
                name="duty_one_at_a_time",
                expressions=[
                    ("counsellor", RangeOperators.EQUAL),
                    (
                        Func(
                            ExpressionWrapper(F("on") + F("begins"), output_field=models.DateTimeField()),
                            ExpressionWrapper(F("on") + F("ends"), output_field=models.DateTimeField()),
                            function="tsrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return str(DutyKind(self.kind).label)


class DutySwap(models.Model):
    """
    Two colleagues exchange a duty each (当番の交代): asked, agreed by the colleague, approved by the head.

    The days stay written here when a later roster has taken the duties away.
    """

    asker = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    colleague = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    own_duty = models.ForeignKey(Duty, on_delete=models.SET_NULL, null=True, related_name="+")
    other_duty = models.ForeignKey(Duty, on_delete=models.SET_NULL, null=True, related_name="+")
    own_on = models.DateField()
    other_on = models.DateField()
    status = models.CharField(max_length=16, choices=SwapStatus, default=SwapStatus.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        """A duty is offered in one open swap at a time; a refusal says why."""

        db_table = "duty_swap"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="swap_status_is_known", condition=Q(status__in=SwapStatus.values)),
            models.UniqueConstraint(name="swap_own_duty_once", fields=["own_duty"], condition=Q(status__in=_OPEN)),
            models.UniqueConstraint(name="swap_other_duty_once", fields=["other_duty"], condition=Q(status__in=_OPEN)),
            models.CheckConstraint(name="swap_refused_has_reason", condition=~Q(status="refused") | ~Q(reason="")),
        ]

    @property
    def status_label(self) -> str:
        """Return the state in words."""
        return str(SwapStatus(self.status).label)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to answer."""
        return self.status in SWAP_OPEN
