"""Which forms have been sent, and what came of them."""

from django.db import models


class IdempotencyKey(models.Model):
    """A form that was sent (二重送信防止キー): the same one again leads to the same place."""

    scope = models.CharField(max_length=100)
    sender = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    record_id = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        """One row for each form of each sender; old ones are found by age."""

        db_table = "idempotency_key"
        constraints = [models.UniqueConstraint(fields=["scope", "sender", "key"], name="idempotency_key_once")]
        indexes = [models.Index(fields=["created_at"], name="idempotency_key_created_at")]
