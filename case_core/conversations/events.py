"""What has happened in conversations: ids only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCame:
    """A citizen wrote, took a message back, pressed a choice, blocked or came back."""

    conversation_id: int
    case_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationChanged:
    """Staff did something with a conversation, or something became of a message."""

    conversation_id: int
    case_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued:
    """A message is to leave by its channel."""

    message_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCame:
    """A file is to be fetched and checked."""

    file_id: int
