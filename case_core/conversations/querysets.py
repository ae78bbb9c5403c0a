"""Filters on conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

from case_core.cases.states import Direction
from case_core.conversations.states import ConversationState

if TYPE_CHECKING:
    from case_core.conversations.models import Conversation, Message  # noqa: F401 - named in the base classes' types


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, narrowed by who speaks."""

    def by_the_person(self) -> MessageQuerySet:
        """Keep what the conversation's own person wrote: no stranger's words, and no machine's."""
        return self.filter(direction=Direction.INCOMING, is_machines=False, stranger="")


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations, narrowed by what the inbox asks for."""

    def going_on(self) -> ConversationQuerySet:
        """Keep those that have not ended."""
        return self.exclude(state=ConversationState.DONE)

    def waiting(self) -> ConversationQuerySet:
        """Keep those in which somebody must look: new ones, and those with words that nobody has read."""
        return self.filter(models.Q(state=ConversationState.NEW) | models.Q(new_message_at__isnull=False))

    def owned_by(self, user_id: int) -> ConversationQuerySet:
        """Keep those of one clerk that go on."""
        return self.going_on().filter(owner_id=user_id)

    def in_inbox_order(self) -> ConversationQuerySet:
        """Put what cannot wait first, then what waits longest, then what was touched last."""
        return self.order_by("-is_urgent", F("new_message_at").asc(nulls_last=True), "-touched_at", "-pk")
