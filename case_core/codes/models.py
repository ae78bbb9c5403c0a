"""The city's lists of words."""

from django.db import models
from django.db.models import F, Q

from case_core.codes.querysets import TroubleItemQuerySet


class TroubleItem(models.Model):
    """One line of the list of troubles that people are asked about (困りごとの項目); both its days belong to it."""

    name = models.CharField(max_length=50)
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = TroubleItemQuerySet.as_manager()

    class Meta:
        """In the city's own order."""

        db_table = "trouble_item"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="trouble_item_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="trouble_item_has_name", condition=~Q(name="")),
            models.UniqueConstraint(
                name="trouble_item_name_once", fields=["name"], condition=Q(valid_until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name
