"""What people have agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.consents.querysets import ConsentQuerySet
from case_core.consents.states import Manner
from case_core.parties.models import Person
from mannaka_kit.clock import day_of
from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from datetime import datetime


class Consent(models.Model):
    """Somebody of a case agreed that bodies are told something of it (同意); never changed, only taken back."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Ids of bodies, which are closed and never deleted; `record_consent` lets no other in (ADR 0420).
    organization_ids = ArrayField(models.BigIntegerField())
    purpose = models.CharField(max_length=200)
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass))
    manner = models.CharField(max_length=16, choices=Manner)
    # Where the paper lies, or who heard it and when: what a complaint asks for years later.
    proof = models.CharField(max_length=300)
    given_on = models.DateField()
    expires_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=16, choices=Manner, blank=True)
    withdrawal_note = models.CharField(max_length=300, blank=True)
    withdrawal_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        """Newest first; the last day belongs to it."""

        db_table = "case_consent"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="consent_manner_is_known", condition=Q(manner__in=Manner.values)),
            models.CheckConstraint(
                name="consent_classes_are_known",
                condition=Q(data_classes__contained_by=DataClass.values) & ~Q(data_classes=[]),
            ),
            models.CheckConstraint(name="consent_names_a_body", condition=~Q(organization_ids=[])),
            models.CheckConstraint(name="consent_has_purpose_and_proof", condition=~Q(purpose="") & ~Q(proof="")),
            models.CheckConstraint(
                name="consent_ends_after_it_begins", condition=Q(expires_on__gte=models.F("given_on"))
            ),
            models.CheckConstraint(
                name="consent_withdrawn_whole",
                condition=Q(withdrawn_at__isnull=True, withdrawal_by__isnull=True, withdrawn_how="")
                | Q(withdrawn_at__isnull=False, withdrawal_by__isnull=False, withdrawn_how__in=Manner.values),
            ),
        ]

    def holds_at(self, at: datetime) -> bool:
        """Tell whether it was given, is not over, and nobody has taken it back."""
        return self.withdrawn_at is None and self.given_on <= day_of(at) <= self.expires_on

    @property
    def class_labels(self) -> list[str]:
        """Return what may be told, in words."""
        return [str(DataClass(each).label) for each in self.data_classes]
