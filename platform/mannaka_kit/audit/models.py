"""Entries, their places in the chain, and signed checkpoints."""

from django.db import models

from mannaka_kit.audit.outcomes import Outcome


class Entry(models.Model):
    """One change or read, as it was recorded (操作の記録); written once and never touched again."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=64)
    action = models.CharField(max_length=100)
    target_type = models.CharField(max_length=100, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    case_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=16, choices=Outcome, default=Outcome.DONE)
    reason = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        """Read newest first, by case or by actor."""

        db_table = "audit_entry"
        indexes = [
            models.Index(fields=["case_id", "-id"], name="audit_entry_case", condition=models.Q(case_id__isnull=False)),
            models.Index(fields=["actor_id", "-id"], name="audit_entry_actor"),
        ]


class Link(models.Model):
    """An entry's place in the chain (連番): numbered without gaps, hashed over the entry and the hash before it."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="link")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """One chain for each city."""

        db_table = "audit_link"


class Checkpoint(models.Model):
    """The head of the chain at a moment, signed (チェックポイント); a copy of each lies outside the database."""

    seq = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        """One for each signed head."""

        db_table = "audit_checkpoint"
