"""What was put on the roster against its rules, and why."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.roster.models.people import Counsellor
from case_core.roster.states import DutyChange


class Departure(models.Model):
    """A change of the roster that its keeper made against a rule, with the reason (決まりによらない変更)."""

    on = models.DateField()
    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=8, choices=DutyChange)
    # Each rule that does not hold, as a code: rule, day, person, kind, topic, number.
    clashes = ArrayField(models.CharField(max_length=100))
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        """In the order of days."""

        db_table = "roster_departure"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["on"], name="departure_on")]
        constraints = [
            models.CheckConstraint(name="departure_change_is_known", condition=Q(change__in=DutyChange.values)),
            models.CheckConstraint(name="departure_has_reason", condition=~Q(reason="")),
        ]

    @property
    def change_label(self) -> str:
        """Return what was done, in words."""
        return str(DutyChange(self.change).label)
