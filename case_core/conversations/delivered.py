"""What a service tells later of a message of ours: that it arrived, was read, is late, or came back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from case_core.conversations.came_in import message_called, storable, wait_for_staff
from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import RANKS, FailureReason, MessageState
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import DeliveryState, DeliveryUpdated, FailureKind, InboundEvent

_ARRIVED: Final[Mapping[DeliveryState, MessageState]] = {
    DeliveryState.DELIVERED: MessageState.DELIVERED,
    DeliveryState.READ: MessageState.READ,
}
_REASONS: Final[Mapping[FailureKind, FailureReason]] = {
    FailureKind.RECIPIENT_GONE: FailureReason.NO_ADDRESS,
    FailureKind.TRANSIENT: FailureReason.NOT_NOW,
    FailureKind.CONTENT_REJECTED: FailureReason.CONTENT,
}
_LONGEST: Final = 200


def note_delivery(conversation: Conversation, event: InboundEvent, body: DeliveryUpdated, at: datetime) -> None:  # noqa: ARG001 - one shape for all
    """Bring a message of ours to where the service says it is; what nobody here sent changes nothing."""
    message = message_called(conversation, body.provider_id)
    if message is None or message.is_incoming:
        return
    if body.state is DeliveryState.DELAYED:
        _note_delay(conversation, message, body, at=at)
    elif body.state is DeliveryState.FAILED:
        _note_return(conversation, message, body, at=at)
    elif RANKS[_ARRIVED[body.state]] > RANKS[message.state]:
        _note(conversation, message, _ARRIVED[body.state], "", told="", at=at)


def _note_delay(conversation: Conversation, message: Message, body: DeliveryUpdated, *, at: datetime) -> None:
    if message.state == MessageState.SENT and not message.reason:
        _note(conversation, message, MessageState.SENT, FailureReason.DELAYED, told=body.reason, at=at)


def _note_return(conversation: Conversation, message: Message, body: DeliveryUpdated, *, at: datetime) -> None:
    """Mark a message that came back, and put the conversation before staff: they take it for read."""
    if message.state not in {MessageState.QUEUED, MessageState.SENT}:
        return  # it arrived, whatever else is said; or it is known to have come back
    reason = _REASONS.get(body.because, FailureReason.RETURNED) if body.because else FailureReason.RETURNED
    if reason == FailureReason.NO_ADDRESS:
        conversation.is_blocked = True
    wait_for_staff(conversation, at=at)
    _note(conversation, message, MessageState.FAILED, reason, told=body.reason, at=at)


def _note(
    conversation: Conversation, message: Message, state: MessageState, reason: str, *, told: str, at: datetime
) -> None:
    message.state, message.reason, message.service_words = state, reason, storable(told)[:_LONGEST]
    message.save(update_fields=["state", "reason", "service_words"])
    code = "conversation.message_late" if reason == FailureReason.DELAYED else f"conversation.message_{state.value}"
    details = {"reason": str(reason)} if reason else None
    record_turn(code, conversation, actor=audit.SYSTEM, target=message, at=at, details=details)
