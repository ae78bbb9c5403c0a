"""Hand a message to its service, and write down what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog

from case_core.conversations.models import Conversation, Message
from case_core.conversations.outbound import (
    FileRefusedError,
    NobodyToSendToError,
    WordsMayNotLeaveError,
    outbound_of,
)
from case_core.conversations.rules import settled_for
from case_core.conversations.states import FailureReason, MessageState
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    PluginError,
    QuotaExceededError,
    RecipientGoneError,
    SendResult,
    TransientError,
)
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.sending import send_out
from tenants.plugins.errors import PluginNotFoundError

log = structlog.get_logger(__name__)
# A bell of yesterday helps nobody; until then it is tried by itself.
GIVES_UP_AFTER: Final = timedelta(hours=24)
_FIRST: Final = timedelta(seconds=10)
_LONGEST: Final = timedelta(minutes=10)
_REASONS: Final[dict[type[Exception], FailureReason]] = {
    RecipientGoneError: FailureReason.GONE,
    QuotaExceededError: FailureReason.QUOTA,
    ContentRejectedError: FailureReason.CONTENT,
    ChannelNotAtWorkError: FailureReason.CHANNEL_OFF,
    PluginNotFoundError: FailureReason.CHANNEL_OFF,
    NobodyToSendToError: FailureReason.GONE,
    FileRefusedError: FailureReason.FILE,
}
_FORESEEN: Final = (
    PluginError,
    ChannelNotAtWorkError,
    PluginNotFoundError,
    NobodyToSendToError,
    WordsMayNotLeaveError,
    FileRefusedError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of handing a message over: the service's answer, or why there is none."""

    message_id: UUID
    result: SendResult | None = None
    error: Exception | None = None


def hand_over(message_id: UUID) -> Outcome:
    """Hand a waiting message to its service, which takes it once for each key; nothing is written of it here."""
    waiting = Message.objects.filter(pk=message_id, state=MessageState.QUEUED)
    message = waiting.select_related("conversation__channel", "conversation__thread", "booking").first()
    if message is None or any(file.is_waiting for file in message.files.all()):
        return Outcome(message_id=message_id)  # left meanwhile, or leaves when its files were checked
    channel_id = message.conversation.channel_id
    try:
        result = send_out(channel_id=channel_id, message=outbound_of(message, settled_for(channel_id)))
    except _FORESEEN as error:
        return Outcome(message_id=message_id, error=error)
    return Outcome(message_id=message_id, result=result)


def settle(outcome: Outcome, *, at: datetime) -> datetime | None:
    """
    Write down what came of it, and return when to try again, None where that is not needed.

    :raises NotInTransactionError: outside a transaction.
    """
    waiting = Message.objects.select_for_update(of=("self",)).select_related("conversation__channel")
    message = waiting.filter(pk=outcome.message_id, state=MessageState.QUEUED).first()
    if message is None:
        return None
    match outcome:
        case Outcome(result=SendResult() as result):
            _sent(message, result, at=at)
        case Outcome(error=TransientError() | AuthExpiredError() as error):
            return _not_yet(message, error, at=at)
        case Outcome(error=Exception() as error):
            _failed(message, _reason_of(error), at=at)
    return None


def _not_yet(message: Message, error: TransientError | AuthExpiredError, *, at: datetime) -> datetime | None:
    is_refused = isinstance(error, AuthExpiredError)
    reason = FailureReason.AUTH if is_refused else FailureReason.TRANSIENT
    message.tries += 1
    if at - message.at > GIVES_UP_AFTER:
        _failed(message, reason, at=at)
        return None
    message.reason = reason
    message.save(update_fields=["reason", "tries"])
    record_turn("conversation.message_waits", message.conversation, actor=audit.SYSTEM, target=message, at=at)
    asked_for = getattr(error, "retry_after", None)
    return at + max(asked_for or timedelta(), _LONGEST if is_refused else pause_after(message.tries))


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 10 s, 20 s … up to ten minutes."""
    return min(_FIRST * (1 << min(max(tries - 1, 0), 10)), _LONGEST)


def _failed(message: Message, reason: FailureReason, *, at: datetime) -> None:
    message.state, message.reason, message.reply_sealed = MessageState.FAILED, reason, ""
    message.save(update_fields=["state", "reason", "tries", "reply_sealed"])
    if reason == FailureReason.GONE:
        Conversation.objects.filter(pk=message.conversation_id).update(is_blocked=True)
    record_turn(
        "conversation.message_failed",
        message.conversation,
        actor=audit.SYSTEM,
        target=message,
        at=at,
        details={"reason": reason.value},
    )


def _sent(message: Message, result: SendResult, *, at: datetime) -> None:
    message.state, message.reason, message.reply_sealed = MessageState.SENT, "", ""
    message.external_ids = list(result.provider_ids)
    message.save(update_fields=["state", "reason", "external_ids", "reply_sealed"])
    record_turn("conversation.message_sent", message.conversation, actor=audit.SYSTEM, target=message, at=at)


def _reason_of(error: Exception) -> FailureReason:
    if isinstance(error, WordsMayNotLeaveError):
        log.error("conversations.words_kept_in")
    return next((reason for kind, reason in _REASONS.items() if isinstance(error, kind)), FailureReason.PERMANENT)
