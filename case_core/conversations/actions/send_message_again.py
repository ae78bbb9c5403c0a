"""Send a message once more that did not leave."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from case_core.conversations.errors import MessageNotFoundError, NotFailedError
from case_core.conversations.events import MessageQueued
from case_core.conversations.links import renew_link
from case_core.conversations.locks import locked_going_on
from case_core.conversations.models import Message
from case_core.conversations.policies import can_converse
from case_core.conversations.states import CAME_BACK, MessageState
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def send_message_again(*, conversation_id: int, message_id: UUID, actor: Actor, at: datetime) -> Message:
    """
    Put a message that did not leave back into the queue, under the same key: whoever has it gets it no second time.

    What the service took and gave back goes under a new key: by the old one the service knows it as sent.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises MessageNotFoundError: there is no such message in it.
    :raises NotFailedError: it left, or waits to leave.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    message = conversation.messages.select_for_update().filter(pk=message_id).first()
    if message is None:
        raise MessageNotFoundError
    if message.state != MessageState.FAILED:
        raise NotFailedError
    message.returns += message.reason in CAME_BACK
    message.state, message.reason, message.service_words, message.at = MessageState.QUEUED, "", "", at
    message.save(update_fields=["state", "reason", "service_words", "at", "returns"])
    renew_link(message, at=at)
    events.record(MessageQueued(message_id=message.pk))
    record_turn("conversation.message_sent_again", conversation, actor=actor, target=message, at=at)
    return message
