"""Who a citizen is at a service, and a right to answer at once: sealed with the city's key, each for its own row."""

from typing import Final
from uuid import UUID

from case_core.conversations.models import Conversation, Message
from mannaka_kit import crypto
from mannaka_sdk import ExternalIdentity, ReplyHandle

_PURPOSE: Final = "conversation"


def seal_sender(thread_id: int, sender: ExternalIdentity) -> str:
    """Return the identity, readable only in this city and for this thread."""
    return crypto.encrypt(sender.model_dump_json(), purpose=_PURPOSE, aad=_sender_cell(thread_id))


def sender_of(conversation: Conversation) -> ExternalIdentity | None:
    """Return whom an answer by the channel goes to, where that is known."""
    if not conversation.sender_sealed:
        return None
    opened = crypto.decrypt(conversation.sender_sealed, purpose=_PURPOSE, aad=_sender_cell(conversation.thread_id))
    return ExternalIdentity.model_validate_json(opened)


def seal_reply(message_id: UUID, handle: ReplyHandle) -> str:
    """Return the right to answer, readable only in this city and for this message."""
    return crypto.encrypt(handle.model_dump_json(), purpose=_PURPOSE, aad=_reply_cell(message_id))


def reply_of(message: Message) -> ReplyHandle | None:
    """Return the right to answer that a message may use."""
    if not message.reply_sealed:
        return None
    opened = crypto.decrypt(message.reply_sealed, purpose=_PURPOSE, aad=_reply_cell(message.pk))
    return ReplyHandle.model_validate_json(opened)


def _sender_cell(thread_id: int) -> str:
    return crypto.cell("conversation", "sender_sealed", thread_id)


def _reply_cell(message_id: UUID) -> str:
    return crypto.cell("conversation_message", "reply_sealed", message_id)
