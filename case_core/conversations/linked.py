"""What a service tells of an account that somebody wants to link with their case: theirs, or not."""

from datetime import datetime

from case_core.conversations.events import MessageCame
from case_core.conversations.locks import locked_case_of
from case_core.conversations.models import AccountLink, Conversation
from case_core.conversations.nonces import NONCE
from case_core.conversations.queueing import FixedMessage, queue_fixed
from case_core.conversations.rules import settled_for
from case_core.conversations.states import LinkOutcome, TextKind
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import IdentityLinked, InboundEvent


def end_link(conversation: Conversation, event: InboundEvent, body: IdentityLinked, at: datetime) -> None:
    """
    Show the conversation beside the case, where everything fits; else say so in plain words, and change nothing.

    A nonce is good once: whatever the service tells of it, it is spent.
    """
    link = AccountLink.objects.select_for_update().filter(nonce_hash=NONCE.kept(body.nonce), ended_at=None).first()
    outcome = _outcome(conversation, link, body, at=event.occurred_at) if link else LinkOutcome.REFUSED
    if link is not None:
        link.ended_at, link.outcome = at, outcome
        link.save(update_fields=["ended_at", "outcome"])
    if link is not None and outcome == LinkOutcome.LINKED:
        _tie(conversation, link)
    code = "conversation.linked" if outcome == LinkOutcome.LINKED else "conversation.link_refused"
    told = {"outcome": outcome.value}
    record_turn(code, conversation, actor=audit.CITIZEN, at=at, details=told, turn=MessageCame)
    if event.is_actionable and not event.is_redelivery and not conversation.is_blocked:
        _answer(conversation, event, outcome, at=at)


def _outcome(conversation: Conversation, link: AccountLink, body: IdentityLinked, *, at: datetime) -> LinkOutcome:
    if not body.succeeded:
        return LinkOutcome.REFUSED
    if link.conversation_id != conversation.pk:
        return LinkOutcome.OTHER
    if at >= link.expires_at:
        return LinkOutcome.LATE
    case = locked_case_of(conversation)
    is_elsewhere = case is not None and case.pk != link.case_id and not case.is_closed
    return LinkOutcome.TAKEN if is_elsewhere else LinkOutcome.LINKED


def _tie(conversation: Conversation, link: AccountLink) -> None:
    """Let the conversation belong to the case; what is unread in it waits for staff there, too."""
    conversation.case_id = link.case_id
    case = locked_case_of(conversation)
    if case is not None and conversation.new_message_at is not None:
        case.new_message_at = case.touched_at = conversation.new_message_at
        case.save(update_fields=["new_message_at", "touched_at"])


def _answer(conversation: Conversation, event: InboundEvent, outcome: LinkOutcome, *, at: datetime) -> None:
    kind = TextKind.LINKED if outcome == LinkOutcome.LINKED else TextKind.NOT_LINKED
    told = FixedMessage(kinds=[kind], settled=settled_for(conversation.channel_id), reply=event.reply)
    queue_fixed(conversation, told, at=at)
