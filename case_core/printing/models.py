"""What a sheet of paper that somebody carries is known by."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.handovers.models import Handover


class CarryCode(models.Model):
    """The code on a carry sheet, with which the next desk opens the hand-over (つなぐコード).

    It is found by its fingerprint; sealed with the city's key, it can stand on a second copy of the same sheet.
    """

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    sealed = models.CharField(max_length=200)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)  # the first time

    class Meta:
        """The newest first: it is the one that a second copy of the sheet shows."""

        db_table = "carry_code"
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["handover", "-expires_at"], name="carry_code_handover")]
        constraints = [
            models.CheckConstraint(name="carry_code_expires_after_issue", condition=Q(expires_at__gt=F("issued_at"))),
            models.CheckConstraint(
                name="carry_code_opened_by_somebody",
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
            ),
        ]

    def is_valid(self, at: datetime) -> bool:
        """Tell whether the code still opens anything."""
        return at < self.expires_at
