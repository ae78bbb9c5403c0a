"""What a city settled for its conversations: its texts, what leaves by which channel, and where the page leads."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.topics import Topic
from case_core.conversations.states import ContentPolicy, TextKind
from tenants.plugins.models import Channel


class ChannelRules(models.Model):
    """
    What a city decided for a channel (窓口の取り決め): without a row, no words of a conversation leave by it.

    Words may leave only after a decision that names the city's own assessment, who decided, and when.
    """

    channel = models.OneToOneField(Channel, on_delete=models.PROTECT, related_name="+")
    content_policy = models.CharField(max_length=12, choices=ContentPolicy, default=ContentPolicy.LINK_ONLY)
    assessment_reference = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), default=list, blank=True)
    purpose_ja = models.TextField(blank=True)  # in place of the city's own notice of purpose
    purpose_en = models.TextField(blank=True)

    class Meta:
        """One for each channel."""

        db_table = "conversation_channel_rules"
        constraints = [
            models.CheckConstraint(
                name="channel_content_policy_is_known", condition=Q(content_policy__in=ContentPolicy.values)
            ),
            models.CheckConstraint(
                name="channel_inline_chat_was_decided",
                condition=Q(content_policy="link_only")
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(assessment_reference=""),
            ),
        ]


class FixedText(models.Model):
    """A text that the city sends by itself or as a bell (定型文), where it is not our own."""

    kind = models.CharField(max_length=12, choices=TextKind, unique=True)
    body_ja = models.TextField()
    body_en = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """One of each kind."""

        db_table = "conversation_fixed_text"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="fixed_text_kind_is_known", condition=Q(kind__in=TextKind.values)),
            models.CheckConstraint(name="fixed_text_says_something", condition=~Q(body_ja="") & ~Q(body_en="")),
        ]


class CannedText(models.Model):
    """A text that staff begin an answer with (ひな形)."""

    title = models.CharField(max_length=60, unique=True)
    body = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """In the city's own order."""

        db_table = "conversation_canned_text"
        ordering = ["position", "title", "pk"]
