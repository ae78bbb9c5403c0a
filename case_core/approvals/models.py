"""What the head of the centre is asked to read or to sign."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.approvals.querysets import ApprovalQuerySet
from case_core.approvals.states import ApprovalKind, ApprovalStatus
from case_core.cases.models import Case
from case_core.cases.states import Outcome


class Approval(models.Model):
    """A clerk asks the head to read a case, or to sign how it is to end (決裁・確認)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=16, choices=ApprovalKind)
    status = models.CharField(max_length=16, choices=ApprovalStatus, default=ApprovalStatus.WAITING)
    words = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    referred_to = models.CharField(max_length=100, blank=True)
    recovered_yen = models.PositiveBigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        """One of a kind waits at a time in a case; nobody signs their own."""

        db_table = "case_approval"
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["case"], name="approval_waiting", condition=Q(status="waiting"))]
        constraints = [
            models.UniqueConstraint(
                name="approval_once_waiting", fields=["case", "kind"], condition=Q(status="waiting")
            ),
            models.CheckConstraint(name="approval_status_is_known", condition=Q(status__in=ApprovalStatus.values)),
            models.CheckConstraint(name="approval_says_what_for", condition=~Q(words="")),
            models.CheckConstraint(
                name="approval_closing_has_outcome",
                condition=Q(kind="closing") & ~Q(outcome="") | Q(kind="reading", outcome=""),
            ),
            models.CheckConstraint(
                name="approval_decided_has_person_and_time",
                condition=Q(status="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(status="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="approval_not_signed_by_who_asked",
                condition=~Q(status__in=["signed", "sent_back"]) | ~Q(decided_by=F("asked_by")),
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has decided."""
        return self.status == ApprovalStatus.WAITING
