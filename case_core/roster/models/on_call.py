"""Whom to telephone in a section while the town hall is closed, and every attempt to reach them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.roster.querysets import AttemptQuerySet, OnCallQuerySet
from case_core.roster.states import CallOutcome
from tenants.organisation.models import Section


class OnCallContact(models.Model):
    """Somebody of a section who is telephoned on closed days, in this order (閉庁日の連絡先)."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()  # the first is telephoned first
    name = models.CharField(max_length=100)
    telephone = models.CharField(max_length=30)
    first = models.DateField()
    last = models.DateField()

    objects = OnCallQuerySet.as_manager()

    class Meta:
        """In the order in which they are telephoned; both days belong to the span."""

        db_table = "on_call_contact"
        ordering = ["section", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="on_call_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(name="on_call_has_telephone", condition=~Q(telephone="") & ~Q(name="")),
        ]


class CallAttempt(models.Model):
    """What came in for a section on a closed day, and an attempt to telephone it (閉庁日の連絡の記録)."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(OnCallContact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    called = models.CharField(max_length=100, blank=True)  # the name as it stood in the list
    outcome = models.CharField(max_length=16, choices=CallOutcome)
    matter = models.TextField()
    to_do = models.TextField(blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        """In the order in which they were made."""

        db_table = "on_call_attempt"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["section", "made_at"], name="attempt_of_section")]
        constraints = [
            models.CheckConstraint(name="attempt_outcome_is_known", condition=Q(outcome__in=CallOutcome.values)),
            models.CheckConstraint(name="attempt_says_what_for", condition=~Q(matter="")),
            models.CheckConstraint(name="attempt_names_whom", condition=Q(outcome="not_called") | ~Q(called="")),
            models.CheckConstraint(
                name="attempt_settled_by_somebody",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
        ]

    @property
    def outcome_label(self) -> str:
        """Return what came of it, in words."""
        return str(CallOutcome(self.outcome).label)
