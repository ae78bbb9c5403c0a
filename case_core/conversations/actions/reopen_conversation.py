"""Go on with a conversation that had ended."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import NotDoneError
from case_core.conversations.locks import locked_conversation, move
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.states import ConversationState
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def reopen_conversation(*, conversation_id: int, actor: Actor, at: datetime) -> Conversation:
    """
    Open the conversation again, with the actor.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises NotDoneError: it goes on.
    """
    require(can_converse(actor))
    conversation = locked_conversation(conversation_id, actor=actor)
    if not conversation.is_done:
        raise NotDoneError
    conversation.owner_id = actor.user_id
    move(conversation, ConversationState.OPEN)
    conversation.touched_at = at
    conversation.save(update_fields=["owner", "state", "touched_at"])
    record_turn("conversation.reopened", conversation, actor=actor, at=at)
    return conversation
