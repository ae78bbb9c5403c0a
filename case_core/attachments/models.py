"""Files that belong to a case."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.attachments.kinds import LONGEST_NAME, FileKind
from case_core.attachments.querysets import AttachmentQuerySet
from case_core.attachments.states import Refusal, Standing
from case_core.cases.models import Case

LONGEST_NOTE: Final = 200


class Attachment(models.Model):
    """
    A file of a case (添付): kept apart until it is checked; its record outlives its content.

    `key` names the files in the city's own storage: `original` as it came, `copy` as it was written anew.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    key = models.UUIDField(unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=8, choices=FileKind)
    size = models.PositiveIntegerField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    standing = models.CharField(max_length=16, choices=Standing, default=Standing.QUARANTINED)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)  # when the scanner was last asked in vain
    tries = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    has_original = models.BooleanField(default=True)
    copy_extension = models.CharField(max_length=4, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    refusal = models.CharField(max_length=16, choices=Refusal, blank=True)
    signature = models.CharField(max_length=100, blank=True)  # what the scanner calls what it found
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removal_reason = models.TextField(blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        """Newest first; a refusal and a removal say why, and what is ready can be opened."""

        db_table = "case_attachment"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["case", "-id"], name="attachment_of_case")]
        constraints = [
            models.CheckConstraint(name="attachment_standing_is_known", condition=Q(standing__in=Standing.values)),
            models.CheckConstraint(name="attachment_kind_is_known", condition=Q(kind__in=FileKind.values)),
            models.CheckConstraint(
                name="attachment_refused_says_why",
                condition=Q(standing="refused", checked_at__isnull=False) & ~Q(refusal="")
                | ~Q(standing="refused") & Q(refusal=""),
            ),
            models.CheckConstraint(
                name="attachment_ready_can_be_opened",
                condition=~Q(standing="ready")
                | Q(checked_at__isnull=False) & (Q(has_original=True) | ~Q(copy_extension="")),
            ),
            models.CheckConstraint(
                name="attachment_removed_has_person_time_and_reason",
                condition=Q(standing="removed", removed_by__isnull=False, removed_at__isnull=False)
                & ~Q(removal_reason="")
                | ~Q(standing="removed") & Q(removed_by__isnull=True, removed_at__isnull=True, removal_reason=""),
            ),
            models.CheckConstraint(
                name="attachment_gone_keeps_no_content",
                condition=Q(standing__in=["quarantined", "ready"]) | Q(has_original=False, copy_extension=""),
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is still to be checked."""
        return self.standing == Standing.QUARANTINED

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be opened."""
        return self.standing == Standing.READY
