"""Give a conversation to a colleague."""

from datetime import datetime

from django.db import transaction

from case_core.cases.colleagues import is_centre_staff
from case_core.cases.errors import NotCentreStaffError
from case_core.conversations.errors import TakenError
from case_core.conversations.locks import locked_going_on, move
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.states import ConversationState
from case_core.conversations.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def assign_conversation(
    *, conversation_id: int, owner_id: int, seen_owner_id: int | None, actor: Actor, at: datetime
) -> Conversation:
    """
    Make a colleague responsible, if the conversation is still with whom the page showed.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises TakenError: somebody took it in the meantime.
    :raises NotCentreStaffError: the colleague is not of the centre today.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    if conversation.owner_id != seen_owner_id:
        raise TakenError
    if not is_centre_staff(owner_id, on=day_of(at)):
        raise NotCentreStaffError(field="owner")
    conversation.owner_id = owner_id
    move(conversation, ConversationState.OPEN)
    conversation.touched_at = at
    conversation.save(update_fields=["owner", "state", "touched_at"])
    record_turn("conversation.assigned", conversation, actor=actor, at=at, details={"owner": owner_id})
    return conversation
