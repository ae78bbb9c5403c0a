"""The sections of a city's administration."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from tenants.organisation.querysets import SectionQuerySet


class Section(models.Model):
    """A section of the city's administration that answers matters (課); both days of its validity belong to it."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200)
    telephone = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        """Sorted by their reading, as a telephone list is."""

        db_table = "section"
        ordering = ["name_kana", "code"]
        constraints = [
            models.CheckConstraint(
                name="section_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has_ended(self, on: date) -> bool:
        """Tell whether the section's last day is over."""
        return self.valid_until is not None and self.valid_until < on
