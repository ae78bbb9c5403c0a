"""Take the messages of a conversation as read."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.answered import case_was_read, read_up_to
from case_core.conversations.locks import locked_conversation
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def mark_read(*, conversation_id: int, seen_message_at: datetime | None, actor: Actor, at: datetime) -> Conversation:
    """
    Take the messages that the page showed as read, here and in the case; the citizen's page says so.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    """
    require(can_converse(actor))
    conversation = locked_conversation(conversation_id, actor=actor)
    read_up_to(conversation, seen_message_at)
    case_was_read(conversation, seen=seen_message_at)
    conversation.save(update_fields=["new_message_at", "staff_read_at"])
    record_turn("conversation.marked_read", conversation, actor=actor, at=at)
    return conversation
