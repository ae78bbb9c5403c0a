"""Hand a conversation back to the colleagues."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import NobodysError
from case_core.conversations.locks import locked_going_on, move
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.states import ConversationState
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def hand_back_conversation(*, conversation_id: int, actor: Actor, at: datetime) -> Conversation:
    """
    Let the conversation be nobody's again, where all look for it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises NobodysError: it is nobody's already.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    if conversation.owner_id is None:
        raise NobodysError
    conversation.owner = None
    move(conversation, ConversationState.NEW)
    conversation.touched_at = at
    conversation.save(update_fields=["owner", "state", "touched_at"])
    record_turn("conversation.handed_back", conversation, actor=actor, at=at)
    return conversation
