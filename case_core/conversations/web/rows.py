"""Messages as the page of a conversation shows them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.repeated import Passage, passages
from case_core.conversations.selectors import messages_of
from case_core.conversations.states import NEXT_STEPS, FailureReason, MessageState, Place
from case_core.conversations.web.tones import MESSAGE_TONES


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message: who says it, what became of it, and what to do where it did not leave."""

    message: Message
    by: str
    state: str
    tone: str
    reason: str
    next_step: str | Promise
    files: list[MessageFile]
    passages: list[Passage]

    @property
    def is_failed(self) -> bool:
        """Tell whether it did not leave."""
        return self.message.state == MessageState.FAILED

    @property
    def is_on_page(self) -> bool:
        """Tell whether it is read on the citizen's own page."""
        return self.message.place == Place.PAGE


def messages_shown(conversation: Conversation) -> list[MessageRow]:
    """Return the messages of a conversation that was given to a viewer, oldest first."""
    return [_row(message, conversation) for message in messages_of(conversation)]


def told_of(row: MessageRow) -> tuple[object, ...]:
    """Return what a row shows: two that show the same have the same."""
    files = [(file.pk, file.standing, file.name) for file in row.files]
    message = row.message
    return message.pk, message.state, message.reason, message.service_words, message.body, files


def _row(message: Message, conversation: Conversation) -> MessageRow:
    is_incoming = message.is_incoming
    reason = message.reason and FailureReason(message.reason)
    return MessageRow(
        message=message,
        by=_by(message, conversation),
        state="" if is_incoming else str(MessageState(message.state).label),
        tone=MESSAGE_TONES.get(message.state, "neutral"),
        reason=str(FailureReason(message.reason).label) if reason else "",
        next_step=NEXT_STEPS[message.reason] if reason else "",
        files=list(message.files.all()),
        passages=_passages(message),
    )


def _passages(message: Message) -> list[Passage]:
    """Return what stands in the bubble: repeated lines apart, where the person wrote any."""
    if not message.body:
        return []
    return list(passages(message.body)) if message.is_incoming else [Passage(text=message.body, is_repeated=False)]


def _by(message: Message, conversation: Conversation) -> str:
    if message.stranger:
        return message.stranger
    if message.is_incoming:
        return conversation.display_name or gettext("相談した方")
    if message.texts:
        return gettext("自動の案内") if message.author_id is None else gettext("お知らせ")
    return message.author.display_name if message.author else ""
