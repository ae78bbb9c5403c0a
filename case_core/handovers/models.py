"""A matter in the hands of a section."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.handovers.querysets import HandoverQuerySet
from case_core.handovers.states import Consent, HandoverStatus, Result
from tenants.organisation.models import Section


class Handover(models.Model):
    """A matter handed to a section that owes an answer (引き継ぎ); it is all that the section sees of the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=16, choices=HandoverStatus, default=HandoverStatus.SENT)
    reason = models.TextField()
    story = models.TextField()
    wishes = models.TextField(blank=True)
    consent = models.CharField(max_length=16, choices=Consent)
    due_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=16, choices=Result, blank=True)
    report = models.TextField(blank=True)
    told_citizen = models.TextField(blank=True)
    ending_reason = models.TextField(blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        """A section has one open hand-over of a case at a time; each ending says what it must."""

        db_table = "handover"
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(
                fields=["section", "due_on"], name="handover_desk", condition=Q(status__in=["sent", "acknowledged"])
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="handover_once_open_per_section",
                fields=["case", "section"],
                condition=Q(status__in=["sent", "acknowledged"]),
            ),
            models.CheckConstraint(name="handover_status_is_known", condition=Q(status__in=HandoverStatus.values)),
            models.CheckConstraint(
                name="handover_ended_has_person_and_time",
                condition=Q(status__in=["sent", "acknowledged"], ended_at__isnull=True)
                | (~Q(status__in=["sent", "acknowledged"]) & Q(ended_at__isnull=False, ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="handover_reported_has_result_and_report",
                condition=~Q(status="reported") | (~Q(result="") & ~Q(report="")),
            ),
            models.CheckConstraint(
                name="handover_returned_or_waived_has_reason",
                condition=~Q(status__in=["returned", "waived"]) | ~Q(ending_reason=""),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether the section still owes an answer."""
        return self.status in {HandoverStatus.SENT, HandoverStatus.ACKNOWLEDGED}
