"""Consultations from before this system: counted, not told."""

from django.db import models
from django.db.models import Q

from case_core.cases.states import Channel
from case_core.cases.topics import Topic


class LedgerEntry(models.Model):
    """One line of the city's earlier ledger (旧台帳): when, how, about what, and which section heard it; no person."""

    source = models.CharField(max_length=64)
    on = models.DateField()
    channel = models.CharField(max_length=16, choices=Channel)
    topic = models.CharField(max_length=20, choices=Topic)
    section_name = models.CharField(max_length=100, blank=True)

    class Meta:
        """Counted by day."""

        db_table = "ledger_entry"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["on"], name="ledger_entry_on")]
        constraints = [
            models.CheckConstraint(name="ledger_channel_is_known", condition=Q(channel__in=Channel.values)),
            models.CheckConstraint(name="ledger_topic_is_known", condition=Q(topic__in=Topic.values)),
        ]
