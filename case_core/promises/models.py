"""The days on which citizens were promised an answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case


class Promise(models.Model):
    """A day by which the person was promised an answer (お約束の日); the case shows the last one that is open."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="promises")
    promised_on = models.DateField()
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One is open at a time; one that was replaced was never kept."""

        db_table = "case_promise"
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="promise_once_open", fields=["case"], condition=Q(replaced_at__isnull=True, kept_at__isnull=True)
            ),
            models.CheckConstraint(
                name="promise_replaced_or_kept", condition=Q(replaced_at__isnull=True) | Q(kept_at__isnull=True)
            ),
        ]
