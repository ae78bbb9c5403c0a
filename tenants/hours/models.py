"""When a city's centre is open."""

from django.db import models
from django.db.models import F, Q

from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType

# A comparison with NULL would let half a row pass, so both times are asked for.
_OPEN_OR_CLOSED = Q(opens__isnull=True, closes__isnull=True) | Q(
    opens__isnull=False, closes__isnull=False, opens__lt=F("closes")
)


class RegularHours(models.Model):
    """
    The hours of one kind of day from a date on (開所時間); neither time means closed.

    Of the rows that cover a day the one that begins last holds, and of these the one written last: summer hours end by
    themselves, and what was decided before comes back.
    """

    day_type = models.CharField(max_length=10)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        """One row for each kind of day and span."""

        db_table = "regular_hours"
        ordering = ["day_type", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                name="regular_hours_one_for_day_type_and_span",
                fields=["day_type", "valid_from", "valid_until"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="regular_hours_day_type_is_known", condition=Q(day_type__in=REGULAR_DAY_TYPES)),
            models.CheckConstraint(name="regular_hours_open_before_close", condition=_OPEN_OR_CLOSED),
            models.CheckConstraint(
                name="regular_hours_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    @property
    def day_type_label(self) -> str:
        """Return the kind of day in words."""
        return str(DayType(self.day_type).label)


class SpecialDay(models.Model):
    """A day with hours of its own, or a closure, with a reason for the public (特別の日・臨時の休み)."""

    on = models.DateField(unique=True)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=100)

    class Meta:
        """One row for each day."""

        db_table = "special_day"
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(name="special_day_open_before_close", condition=_OPEN_OR_CLOSED),
        ]
