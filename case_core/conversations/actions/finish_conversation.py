"""Bring a conversation to its end."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.answered import case_was_read, read_up_to
from case_core.conversations.locks import locked_going_on, move
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.states import ConversationState
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def finish_conversation(
    *, conversation_id: int, seen_message_at: datetime | None, actor: Actor, at: datetime
) -> Conversation:
    """
    End the conversation; a message of the citizen begins it anew, and its case goes on as it stands.

    A message that came after what the page showed keeps waiting, so that it is not lost with the end.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended already.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    read_up_to(conversation, seen_message_at)
    case_was_read(conversation, seen=seen_message_at)
    move(conversation, ConversationState.DONE)
    conversation.is_urgent = False
    conversation.touched_at = at
    conversation.save()
    record_turn("conversation.finished", conversation, actor=actor, at=at)
    return conversation
