"""Who is on duty when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q

from case_core.roster.models.people import Counsellor
from case_core.roster.querysets import DutyQuerySet
from case_core.roster.states import DutyKind


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
