"""Which tint a state has; the word always stands beside it."""

from collections.abc import Mapping
from typing import Final

from case_core.conversations.states import ConversationState, MessageState

TONES: Final[Mapping[str, str]] = {
    ConversationState.NEW: "key",
    ConversationState.OPEN: "neutral",
    ConversationState.DONE: "neutral",
}
MESSAGE_TONES: Final[Mapping[str, str]] = {
    MessageState.QUEUED: "neutral",
    MessageState.SENT: "neutral",
    MessageState.DELIVERED: "neutral",
    MessageState.READ: "success",
    MessageState.FAILED: "error",
}
