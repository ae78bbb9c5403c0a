"""Keep what somebody calls themselves at a service."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.locks import locked_conversation
from case_core.conversations.turns import record_turn
from mannaka_kit import audit

_LONGEST = 100


@transaction.atomic
def keep_name(*, conversation_id: int, name: str, again_at: datetime | None, at: datetime) -> None:
    """Keep a name, or none where the service told none; the audit tells that it changed, never what it is."""
    try:
        conversation = locked_conversation(conversation_id)
    except ConversationNotFoundError:
        return
    conversation.name_due_at = again_at
    conversation.name_asked_at = conversation.name_asked_at if again_at else at
    is_new = bool(name) and name[:_LONGEST] != conversation.display_name
    if is_new:
        conversation.display_name = name[:_LONGEST]
        record_turn("conversation.name_told", conversation, actor=audit.SYSTEM, at=at)
    conversation.save(update_fields=["name_due_at", "name_asked_at", "display_name"])
