"""Tie a conversation to a case that is there already."""

from datetime import datetime

from django.db import transaction

from case_core.cases.selectors import cases_visible_to
from case_core.conversations.answered import take_in_hand
from case_core.conversations.errors import CaseUnknownError, TiedError
from case_core.conversations.locks import locked_going_on
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.turns import record_turn
from mannaka_kit import japanese
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def tie_conversation(*, conversation_id: int, case_number: str, actor: Actor, at: datetime) -> Conversation:
    """
    Show the conversation beside a case, open or closed, that the actor may see.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises TiedError: it belongs to a case that goes on.
    :raises CaseUnknownError: no case has this number.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    if conversation.case is not None and not conversation.case.is_closed:
        raise TiedError
    number = japanese.fold_width(case_number).strip()
    case = cases_visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if case is None:
        raise CaseUnknownError(field="case_number")
    conversation.case = case
    take_in_hand(conversation, actor=actor, at=at)
    conversation.save()
    if conversation.new_message_at is not None:
        case.new_message_at = case.touched_at = conversation.new_message_at
        case.save(update_fields=["new_message_at", "touched_at"])
    record_turn("conversation.tied", conversation, actor=actor, at=at)
    return conversation
