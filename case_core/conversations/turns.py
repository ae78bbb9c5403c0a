"""What every turn of a conversation leaves behind: its audit entry, and the event that rings at open pages."""

from datetime import datetime
from typing import TypeAlias

from django.db.models import Model

from case_core.conversations.events import ConversationChanged, MessageCame
from case_core.conversations.models import Conversation
from mannaka_kit import audit
from mannaka_kit.impersonal import Details
from mannaka_kit.outbox import events

Turn: TypeAlias = type[ConversationChanged | MessageCame]


def record_turn(
    code: str,
    conversation: Conversation,
    *,
    actor: audit.Actor,
    at: datetime,
    target: Model | None = None,
    details: Details | None = None,
    turn: Turn = ConversationChanged,
) -> None:
    """Record who did it, and ring.

    :raises NotInTransactionError: outside a transaction.
    """
    told = {"conversation": conversation.pk, **(details or {})}
    audit.record(code, actor=actor, target=target or conversation, at=at, case_id=conversation.case_id, details=told)
    events.record(turn(conversation_id=conversation.pk, case_id=conversation.case_id))
