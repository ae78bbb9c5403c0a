"""What came in by a city's channels: raw deliveries, the events in them, and how far a service was polled."""

from django.db import models
from django.db.models import Q

from tenants.deliveries.states import DeliveryStatus, EventStatus, Failure
from tenants.plugins.models import Channel

_LONGEST_ID = 512  # as the SDK has it


class Thread(models.Model):
    """A conversation as its service knows it (サービス側の会話): its id travels, never what it is called there."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="threads", db_index=False)
    external_id = models.CharField(max_length=_LONGEST_ID)
    began_at = models.DateTimeField()

    class Meta:
        """One of each name in each channel."""

        db_table = "delivery_thread"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="delivery_thread_once_in_channel", fields=["channel", "external_id"]),
        ]


class Delivery(models.Model):
    """A delivery exactly as it came in (受信), sealed: kept until it was read, and a while longer."""

    # What its content is bound to; made before the row, so that one statement writes it.
    key = models.UUIDField(editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="deliveries", db_index=False)
    received_at = models.DateTimeField()
    # Empty where nothing was to be kept.
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=DeliveryStatus, default=DeliveryStatus.STORED)
    failure = models.CharField(max_length=20, choices=Failure, blank=True, db_default="")
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    events_told = models.PositiveIntegerField(default=0, db_default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        db_table = "delivery"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="delivery_status_is_known", condition=Q(status__in=DeliveryStatus.values)),
            models.CheckConstraint(
                name="delivery_put_aside_says_why",
                condition=Q(status__in=["unreadable", "quarantined"], failure__gt="")
                | (~Q(status__in=["unreadable", "quarantined"]) & Q(failure="")),
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "-received_at"], name="delivery_of_channel"),
            models.Index(fields=["received_at"], name="delivery_by_time"),
            models.Index(
                fields=["channel", "received_at"],
                name="delivery_not_read",
                condition=Q(status__in=["stored", "unreadable", "quarantined"]),
            ),
        ]


class ReceivedEvent(models.Model):
    """One thing that happened at a service (受信したできごと), once for each of its ids, sealed."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="received_events", db_index=False)
    event_id = models.CharField(max_length=_LONGEST_ID)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="received_events", db_index=False)
    # None where it was polled, or its delivery is no longer kept.
    delivery = models.ForeignKey(Delivery, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    # Emptied some time after it is done; the row stays, so that a late repetition is known.
    sealed = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.WAITING)
    reason = models.CharField(max_length=40, blank=True, db_default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they happened."""

        db_table = "received_event"
        ordering = ["occurred_at", "event_id"]
        constraints = [
            models.UniqueConstraint(name="received_event_once_in_channel", fields=["channel", "event_id"]),
            models.CheckConstraint(name="received_event_status_is_known", condition=Q(status__in=EventStatus.values)),
            models.CheckConstraint(
                name="received_event_ended_has_its_time",
                condition=Q(status="waiting", ended_at__isnull=True)
                | (~Q(status="waiting") & Q(ended_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["channel", "thread", "occurred_at", "event_id"],
                name="received_event_waiting",
                condition=Q(status="waiting"),
            ),
            models.Index(fields=["channel", "ended_at"], name="received_event_dead", condition=Q(status="dead")),
            models.Index(
                fields=["ended_at"], name="received_event_to_empty", condition=~Q(status="waiting") & ~Q(sealed="")
            ),
        ]


class PollMark(models.Model):
    """How far a service was asked (取り込みの位置), for a channel that asks instead of being called."""

    channel = models.OneToOneField(Channel, on_delete=models.PROTECT, related_name="poll_mark")
    sealed_cursor = models.BinaryField(null=True, blank=True)
    # Who asks holds it until then: nobody else asks meanwhile, and a killed worker's turn ends by itself.
    taken_until = models.DateTimeField(null=True, blank=True)
    taken_by = models.UUIDField(null=True, blank=True)
    polled_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=20, blank=True, db_default="")
    failed_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One for each channel."""

        db_table = "delivery_poll_mark"
