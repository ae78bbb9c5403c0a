"""The outbox's one table, which all cities share; row security keeps them apart."""

from django.db import models
from django.db.models import Q

_WAITING = Q(published_at__isnull=True, done_at__isnull=True, dead_at__isnull=True)
_IN_FLIGHT = Q(published_at__isnull=False, done_at__isnull=True, dead_at__isnull=True)


class OutboxEvent(models.Model):
    """A task that somebody's change has caused (送信待ちの仕事): its name and ids, never personal data."""

    # Made by the client: an INSERT without the right to read everything back cannot say RETURNING.
    id = models.UUIDField(primary_key=True, editable=False)
    city_role = models.CharField(max_length=63)
    city_key = models.UUIDField()
    task = models.CharField(max_length=200)
    kwargs = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    lent_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)

    class Meta:
        """Small indexes over what is not done; done rows are looked up by key only."""

        db_table = "outbox_event"
        indexes = [
            models.Index(fields=["city_key", "due_at"], name="outbox_event_waiting", condition=_WAITING),
            models.Index(fields=["city_key", "published_at"], name="outbox_event_in_flight", condition=_IN_FLIGHT),
            models.Index(fields=["done_at"], name="outbox_event_done", condition=Q(done_at__isnull=False)),
            models.Index(fields=["dead_at"], name="outbox_event_dead", condition=Q(dead_at__isnull=False)),
        ]
