"""A matter in the hands of a section."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.handovers.querysets import HandoverQuerySet
from case_core.handovers.states import Consent, ExtensionStatus, HandoverStatus, ReminderKind, Result
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
    superior = models.CharField(max_length=100, blank=True)  # who agreed to the return (差し戻しを承認した上司)
    asked_until = models.DateField(null=True, blank=True)  # until when the section asks for more time, if it does
    return_allowed_at = models.DateTimeField(null=True, blank=True)
    return_allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # That the section keeps a record apart, and under which law (別に保管する記録); nothing of what stands in it.
    separate_record = models.CharField(max_length=200, blank=True)

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
            models.CheckConstraint(
                name="handover_returned_names_the_superior", condition=~Q(status="returned") | ~Q(superior="")
            ),
            models.CheckConstraint(
                name="handover_allowed_return_has_person_and_time",
                condition=Q(return_allowed_at__isnull=True, return_allowed_by__isnull=True)
                | Q(return_allowed_at__isnull=False, return_allowed_by__isnull=False),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether the section still owes an answer."""
        return self.status in {HandoverStatus.SENT, HandoverStatus.ACKNOWLEDGED}


class Extension(models.Model):
    """A section's wish for more time, with its reason, and what the centre said to it (回答期限の延長)."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="extensions")
    status = models.CharField(max_length=16, choices=ExtensionStatus, default=ExtensionStatus.ASKED)
    reason = models.TextField()
    due_before = models.DateField()
    until = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """A section asks once at a time; a refusal says why."""

        db_table = "handover_extension"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(name="extension_status_is_known", condition=Q(status__in=ExtensionStatus.values)),
            models.CheckConstraint(name="extension_says_why", condition=~Q(reason="")),
            models.CheckConstraint(name="extension_is_longer", condition=Q(until__gt=F("due_before"))),
            models.CheckConstraint(
                name="extension_decided_has_time",
                condition=Q(status="asked", decided_at__isnull=True)
                | (~Q(status="asked") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(name="extension_refused_says_why", condition=~Q(status="refused") | ~Q(note="")),
            models.UniqueConstraint(name="extension_asked_once", fields=["handover"], condition=Q(status="asked")),
        ]


class DueReminder(models.Model):
    """That the head of a section was told of a day on which an answer is due (期限のお知らせ)."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=16, choices=ReminderKind)
    due_on = models.DateField()
    at = models.DateTimeField()
    mails = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Once for each kind and day."""

        db_table = "handover_reminder"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="reminder_kind_is_known", condition=Q(kind__in=ReminderKind.values)),
            models.UniqueConstraint(name="reminder_once", fields=["handover", "kind", "due_on"]),
        ]
