"""Whom to telephone when the sections are closed."""

from django.db import models
from django.db.models import F, Q

from case_core.roster.querysets import OnCallQuerySet
from tenants.organisation.models import Section


class OnCallContact(models.Model):
    """Who of a section is telephoned on closed days, in this order (閉庁日の連絡先)."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="on_call_contacts")
    name = models.CharField(max_length=100)
    telephone = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)
    begins = models.TimeField(null=True, blank=True)  # no times mean at any hour
    ends = models.TimeField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = OnCallQuerySet.as_manager()

    class Meta:
        """Who is tried first stands first."""

        db_table = "on_call_contact"
        ordering = ["section__name_kana", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="on_call_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="on_call_both_times_or_none",
                condition=Q(begins__isnull=True, ends__isnull=True)
                | Q(begins__isnull=False, ends__isnull=False, begins__lt=F("ends")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
