"""The people whose matters the centre hears."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q

from case_core.parties.querysets import REVERSED_DIGITS, PersonQuerySet


class Person(models.Model):
    """Somebody who came with a matter (相談者): named, or anonymous with a nickname at most."""

    name = models.CharField(max_length=100, blank=True)
    name_kana = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    is_anonymous = models.BooleanField(default=False)
    # Where it is set, no page tells the address, the telephone or the mail (case_core.shields keeps it).
    is_shielded = models.BooleanField(default=False, db_default=False)
    added_at = models.DateTimeField()

    objects = PersonQuerySet.as_manager()

    class Meta:
        """A person is either named or anonymous on purpose; the indexes find callers while their number is typed."""

        db_table = "person"
        indexes = [
            models.Index(OpClass(REVERSED_DIGITS, name="text_pattern_ops"), name="person_telephone_end"),
            models.Index(fields=["name_kana"], opclasses=["varchar_pattern_ops"], name="person_kana_beginning"),
        ]
        constraints = [
            models.CheckConstraint(
                name="person_is_named_or_anonymous",
                condition=Q(is_anonymous=True) | ~Q(name=""),
            ),
        ]

    @property
    def shown_telephone(self) -> str:
        """Return the number as pages and programs may tell it."""
        return "" if self.is_shielded else self.telephone

    @property
    def shown_email(self) -> str:
        """Return the mail address as pages and programs may tell it."""
        return "" if self.is_shielded else self.email
