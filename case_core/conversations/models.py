"""Conversations, their messages and files, and the links to the citizen's own page."""

from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.attachments.kinds import LONGEST_NAME, FileKind
from case_core.attachments.states import Refusal, Standing
from case_core.bookings.models import Booking
from case_core.cases.models import Case
from case_core.cases.states import Direction
from case_core.cases.topics import Topic
from case_core.conversations.querysets import ConversationQuerySet, MessageQuerySet
from case_core.conversations.states import (
    ConversationState,
    FailureReason,
    Language,
    LinkOutcome,
    MessageState,
    Place,
    TextKind,
)
from case_core.conversations.text_models import CannedText, ChannelRules, FixedText
from tenants.deliveries.models import Thread
from tenants.plugins.models import Channel

__all__ = [
    "AccountLink",
    "CannedText",
    "ChannelRules",
    "Conversation",
    "FixedText",
    "Message",
    "MessageFile",
    "PageLink",
]


class Conversation(models.Model):
    """
    What one person and the city write to each other by one channel (会話), tied to a case once somebody took it up.

    Who the person is at the service is sealed with the city's key; the display name is theirs to choose.
    """

    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    sender_sealed = models.TextField(blank=True)
    display_name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.JAPANESE)
    state = models.CharField(max_length=8, choices=ConversationState, default=ConversationState.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="conversations")
    topic = models.CharField(max_length=20, choices=Topic, blank=True)  # what the person chose, where they were asked
    began_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    new_message_at = models.DateTimeField(null=True, blank=True)
    staff_read_at = models.DateTimeField(null=True, blank=True)  # up to which message staff have read
    is_urgent = models.BooleanField(default=False)
    is_blocked = models.BooleanField(default=False)
    noticed_at = models.DateTimeField(null=True, blank=True)  # when the notice of purpose was sent
    answered_by_itself_at = models.DateTimeField(null=True, blank=True)
    crisis_answered_at = models.DateTimeField(null=True, blank=True)
    # When the service is to be asked what the person calls themselves, and when it last was.
    name_due_at = models.DateTimeField(null=True, blank=True)
    name_asked_at = models.DateTimeField(null=True, blank=True)
    return_hash = models.CharField(max_length=64, blank=True, default="")  # of the secret to come back with

    objects = ConversationQuerySet.as_manager()

    class Meta:
        """The latest first; the inbox has its own order."""

        db_table = "conversation"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-touched_at"], name="conversation_state"),
            models.Index(fields=["owner", "-touched_at"], name="conversation_owner", condition=~Q(state="done")),
            models.Index(fields=["case"], name="conversation_of_case", condition=Q(case__isnull=False)),
            models.Index(fields=["name_due_at"], name="conversation_name_due", condition=Q(name_due_at__isnull=False)),
            # As `waiting` of the queryset asks: the day looks there each time it is opened.
            models.Index(
                fields=["-touched_at"],
                name="conversation_waiting",
                condition=Q(state="new") | Q(new_message_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="conversation_state_is_known", condition=Q(state__in=ConversationState.values)),
            models.CheckConstraint(
                name="conversation_open_has_owner", condition=~Q(state="open") | Q(owner__isnull=False)
            ),
            models.UniqueConstraint(
                name="conversation_return_once", fields=["return_hash"], condition=~Q(return_hash="")
            ),
        ]

    @property
    def is_done(self) -> bool:
        """Tell whether it has ended."""
        return self.state == ConversationState.DONE


class Message(models.Model):
    """
    One message of a conversation (メッセージ); the city's own ones without an author were sent by themselves.

    What leaves by a channel under `link_only` is named by its fixed texts and rendered when it leaves: `body` is what
    staff see of it. A message that was taken back has no words any more.
    """

    # The service is given the same key however often it is tried, so that the person gets it once.
    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=16, choices=Direction)
    at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.TextField(blank=True)
    unsupported = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    texts = ArrayField(models.CharField(max_length=12, choices=TextKind), default=list, blank=True)
    # What a notice of a booking is rendered from.
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=8, choices=Place)
    state = models.CharField(max_length=12, choices=MessageState)
    reason = models.CharField(max_length=12, choices=FailureReason, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    external_ids = ArrayField(models.CharField(max_length=512), default=list, blank=True)
    reply_sealed = models.TextField(blank=True)  # a right to answer at once, until it is used
    service_words = models.CharField(max_length=200, blank=True, db_default="")  # why it came back, as the service says
    returns = models.PositiveSmallIntegerField(default=0, db_default=0)  # how often it came back and was sent anew
    is_machines = models.BooleanField(default=False, db_default=False)  # a notice of absence, and the like
    # Who says to have written it, where that is not the conversation's own person.
    stranger = models.CharField(max_length=500, blank=True, db_default="")

    objects = MessageQuerySet.as_manager()

    class Meta:
        """In the order in which they were written, also those that came late."""

        db_table = "conversation_message"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["conversation", "at"], name="message_of_conversation")]
        constraints = [
            models.CheckConstraint(name="message_state_is_known", condition=Q(state__in=MessageState.values)),
            models.CheckConstraint(
                name="message_taken_back_has_no_words", condition=~Q(state="retracted") | Q(body="")
            ),
            models.CheckConstraint(name="message_failed_says_why", condition=~Q(state="failed") | ~Q(reason="")),
        ]

    @property
    def is_incoming(self) -> bool:
        """Tell whether the citizen wrote it."""
        return self.direction == Direction.INCOMING

    @property
    def is_automatic(self) -> bool:
        """Tell whether it was sent by itself."""
        return not self.is_incoming and self.author_id is None

    @property
    def key_at_service(self) -> UUID:
        """Return the key under which the service is given it: a new one where it came back and is sent anew."""
        return uuid5(self.id, str(self.returns)) if self.returns else self.id


class MessageFile(models.Model):
    """
    A file of a message (会話のファイル), the citizen's or ours: quarantined, checked and copied as those of cases are.

    `ref` is what the service calls it until it has been fetched; `key` names its content in the city's own storage.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="files")
    key = models.UUIDField(unique=True)
    ref = models.TextField(blank=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=8, choices=FileKind, blank=True)
    size = models.PositiveIntegerField(default=0)
    standing = models.CharField(max_length=16, choices=Standing, default=Standing.QUARANTINED)
    refusal = models.CharField(max_length=16, choices=Refusal, blank=True)
    copy_extension = models.CharField(max_length=4, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    came_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they came."""

        db_table = "conversation_file"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="message_file_standing_is_known", condition=Q(standing__in=Standing.values)),
        ]

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be opened."""
        return self.standing == Standing.READY

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is still to be fetched or checked."""
        return self.standing == Standing.QUARANTINED


class PageLink(models.Model):
    """A link that opens the citizen's page once (専用ページのリンク); the city keeps its keyed hash only."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        db_table = "conversation_link"
        ordering = ["-pk"]


class AccountLink(models.Model):
    """
    Somebody on the way to link a conversation with their case (つなぐ手続き): they knew the receipt's secret, and the
    service tells next whether the account is theirs. Good once and for minutes; what it goes by is kept as a hash.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    nonce_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=LinkOutcome, blank=True, db_default="")

    class Meta:
        """The latest first."""

        db_table = "conversation_account_link"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="account_link_ended_has_outcome",
                condition=Q(ended_at__isnull=True, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
            ),
        ]
