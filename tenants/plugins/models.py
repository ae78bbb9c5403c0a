"""A city's channels, their secrets, and what they remember between two calls."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tenants.plugins.states import ChannelState, Health, ShownMenu, Slot


class Channel(models.Model):
    """One set-up plugin of a city (連絡手段): its settings, its address for deliveries, and how it does."""

    # What its secrets are bound to, and what outsiders may know of it: the row's own number stays inside.
    key = models.UUIDField(unique=True, editable=False)
    plugin_id = models.CharField(max_length=100)
    label = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=ChannelState, default=ChannelState.DRAFT)
    config = models.JSONField(default=dict, blank=True)
    config_version = models.PositiveSmallIntegerField(default=1)
    configured_at = models.DateTimeField(null=True, blank=True)
    # The privacy sheet as it was accepted: a wider one of a later version asks anew.
    sheet = models.JSONField(null=True, blank=True)
    sheet_accepted_at = models.DateTimeField(null=True, blank=True)
    sheet_accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The account that the probe found; a delivery that names another one is put aside.
    account_id = models.CharField(max_length=512, blank=True, db_default="")
    account_name = models.CharField(max_length=200, blank=True, db_default="")
    # The address for deliveries is found by its keyed hash; the key itself is sealed, to be shown again.
    endpoint_hash = models.CharField(max_length=64, unique=True)
    endpoint_sealed = models.TextField()
    previous_endpoint_hash = models.CharField(max_length=64, blank=True, db_default="")
    previous_endpoint_until = models.DateTimeField(null=True, blank=True)
    health = models.CharField(max_length=10, choices=Health, default=Health.UNKNOWN)
    health_problems = models.JSONField(default=list, blank=True)
    health_at = models.DateTimeField(null=True, blank=True)
    # How many messages are left, as the service told when it was last asked (the SDK's `Quota`).
    quota = models.JSONField(null=True, blank=True)
    # The service refused the secrets: an administrator is asked for new ones.
    refused_at = models.DateTimeField(null=True, blank=True)
    # When the administrators were last told by mail that something is wrong.
    told_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    # A menu is shown only where an administrator wants it: the account may have one of another system of the city.
    menu_is_wanted = models.BooleanField(default=False, db_default=False)
    menu_shown = models.CharField(max_length=6, choices=ShownMenu, blank=True, db_default="")
    menu_shown_at = models.DateTimeField(null=True, blank=True)
    menu_failed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were made."""

        db_table = "plugin_channel"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="channel_state_is_known", condition=Q(state__in=ChannelState.values)),
            models.CheckConstraint(
                name="channel_at_work_was_accepted",
                condition=Q(state__in=["draft", "removed"]) | Q(sheet__isnull=False, sheet_accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="channel_removed_has_its_time",
                condition=Q(state="removed", removed_at__isnull=False)
                | (~Q(state="removed") & Q(removed_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["previous_endpoint_hash"],
                name="channel_previous_endpoint",
                condition=~Q(previous_endpoint_hash=""),
            ),
        ]


class ChannelSecret(models.Model):
    """A secret of a channel (接続用の鍵), sealed with the city's key for this channel, name and slot alone."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="secrets")
    name = models.CharField(max_length=60)
    slot = models.CharField(max_length=10, choices=Slot, default=Slot.CURRENT)
    sealed = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One of each name in each slot."""

        db_table = "plugin_channel_secret"
        ordering = ["name", "slot"]
        constraints = [
            models.UniqueConstraint(name="channel_secret_once_in_slot", fields=["channel", "name", "slot"]),
        ]


class ChannelMemory(models.Model):
    """A value that a channel keeps between two calls (連絡手段の控え), sealed: a token until it ends, a cursor."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="memories")
    name = models.CharField(max_length=100)
    sealed = models.TextField()

    class Meta:
        """One of each name."""

        db_table = "plugin_channel_memory"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="channel_memory_once", fields=["channel", "name"])]
