"""The people whose matters the centre hears."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from case_core.parties.querysets import (
    DIGITS_FROM_END,
    DIGITS_IN_BYTES,
    KANA_IN_BYTES,
    NAME_IN_BYTES,
    PersonQuerySet,
)


class Person(models.Model):
    """Somebody who came with a matter (相談者): named, or anonymous with a nickname at most."""

    name = models.CharField(max_length=100, blank=True)
    name_kana = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    postcode = models.CharField(max_length=8, blank=True, default="", db_default="")
    address = models.CharField(max_length=200, blank=True, default="", db_default="")
    birth_date = models.DateField(null=True, blank=True)
    is_anonymous = models.BooleanField(default=False)
    # Where it is set, no page tells the address, the telephone or the mail (case_core.shields keeps it).
    is_shielded = models.BooleanField(default=False, db_default=False)
    added_at = models.DateTimeField()
    # How often it was changed: whoever changes it says which state they saw.
    edition = models.PositiveIntegerField(default=0, db_default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_people"
    )
    # What searches compare (folding.py).
    name_folded = models.TextField(blank=True, db_default="")
    kana_folded = models.TextField(blank=True, db_default="")
    digits = models.TextField(blank=True, db_default="")
    pieces = ArrayField(models.TextField(), default=list, db_default=[], blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        """A person is either named or anonymous on purpose; the indexes find callers while they are typed."""

        db_table = "person"
        indexes = [
            models.Index(NAME_IN_BYTES, F("id").desc(), name="person_name_begins"),
            models.Index(KANA_IN_BYTES, F("id").desc(), name="person_kana_begins"),
            models.Index(DIGITS_IN_BYTES, F("id").desc(), name="person_telephone_begins"),
            models.Index(DIGITS_FROM_END, F("id").desc(), name="person_telephone_ends"),
            models.Index(fields=["birth_date", "-id"], name="person_birth_date", condition=Q(birth_date__isnull=False)),
            GinIndex(fields=["pieces"], name="person_name_inside"),
        ]
        constraints = [
            models.CheckConstraint(
                name="person_is_named_or_anonymous",
                condition=Q(is_anonymous=True) | ~Q(name=""),
            ),
            models.CheckConstraint(
                name="person_is_not_merged_into_self",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
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

    @property
    def shown_postcode(self) -> str:
        """Return the postcode as pages and programs may tell it."""
        return "" if self.is_shielded else self.postcode

    @property
    def shown_address(self) -> str:
        """Return where somebody lives (住所) as pages and programs may tell it."""
        return "" if self.is_shielded else self.address


class PersonRevision(models.Model):
    """What was known of a person until somebody changed it (登録の履歴): no name that was ever told is lost."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="revisions")
    edition = models.PositiveIntegerField()
    name = models.CharField(max_length=100, blank=True)
    name_kana = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    postcode = models.CharField(max_length=8, blank=True, default="", db_default="")
    address = models.CharField(max_length=200, blank=True, default="", db_default="")
    birth_date = models.DateField(null=True, blank=True)
    is_anonymous = models.BooleanField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """The newest first; each state stands once."""

        db_table = "person_revision"
        ordering = ["-edition"]
        constraints = [models.UniqueConstraint(name="person_revision_once", fields=["person", "edition"])]
