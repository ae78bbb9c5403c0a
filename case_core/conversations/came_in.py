"""What citizens send, as it is kept: words, files, what cannot be shown, and what they took back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from case_core.attachments import vault
from case_core.attachments.names import plain_name
from case_core.attachments.states import Standing
from case_core.cases.states import Direction
from case_core.conversations.events import FileCame
from case_core.conversations.locks import locked_case_of
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.repeated import as_repeated
from case_core.conversations.states import ConversationState, MessageState, Place
from mannaka_kit import japanese
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events
from mannaka_sdk import InboundPart, LocationPart, MediaPart, TextPart, UnsupportedPart

_LONGEST: Final = 60
_LONGEST_NAME: Final = 500


def message_called(conversation: Conversation, external_id: str) -> Message | None:
    """Return the message of a conversation that the service calls by this id."""
    return conversation.messages.filter(external_ids__contains=[external_id]).first()


def keep_message(
    conversation: Conversation,
    external_id: str,
    parts: Iterable[InboundPart],
    *,
    occurred_at: datetime,
    at: datetime,
    subject: str = "",
    is_machines: bool = False,
    stranger: str = "",
) -> Message:
    """Keep what a citizen sent by the channel; its files are fetched next."""
    told = list(parts)
    words, media = _joined(subject, told), [part for part in told if isinstance(part, MediaPart)]
    message = Message.objects.create(
        id=new_key(),
        conversation=conversation,
        direction=Direction.INCOMING,
        at=occurred_at,
        body=words,
        unsupported=[part.what[:_LONGEST] for part in told if isinstance(part, UnsupportedPart)],
        place=Place.CHANNEL,
        state=MessageState.RECEIVED if words or media else MessageState.UNSUPPORTED,
        external_ids=[external_id],
        is_machines=is_machines,
        stranger=storable(stranger)[:_LONGEST_NAME],
    )
    for part in media:
        _expect(message, part, at=at)
    return message


def take_back(conversation: Conversation, external_id: str, *, occurred_at: datetime) -> Message:
    """Let the words and files of a message go; that there was one stays, also where it comes only after this."""
    message = message_called(conversation, external_id)
    if message is None:
        return Message.objects.create(
            id=new_key(),
            conversation=conversation,
            direction=Direction.INCOMING,
            at=occurred_at,
            place=Place.CHANNEL,
            state=MessageState.RETRACTED,
            external_ids=[external_id],
        )
    message.body, message.unsupported, message.state = "", [], MessageState.RETRACTED
    message.save(update_fields=["body", "unsupported", "state"])
    for file in message.files.all():
        vault.drop(file.key)
        file.name, file.ref, file.standing, file.copy_extension = "", "", Standing.REMOVED, ""
        file.save(update_fields=["name", "ref", "standing", "copy_extension"])
    return message


def wait_for_staff(conversation: Conversation, *, at: datetime) -> None:
    """Put the conversation, in memory, and its case before staff."""
    conversation.new_message_at = conversation.touched_at = at
    if conversation.is_done:
        conversation.state = ConversationState.NEW
        conversation.owner = None
    case = locked_case_of(conversation)
    if case is not None:
        case.new_message_at = case.touched_at = at
        case.save(update_fields=["new_message_at", "touched_at"])


def own_words(parts: Iterable[InboundPart], subject: str = "") -> str:
    """Return what the person wrote now, without what is repeated of the city's own words."""
    told = (part for part in parts if not (isinstance(part, TextPart) and part.is_quoted))
    return _joined(subject, told)


def _joined(subject: str, parts: Iterable[InboundPart]) -> str:
    return "\n".join(filter(None, (storable(subject).strip(), *(_words(part) for part in parts))))


def _words(part: InboundPart) -> str:
    if isinstance(part, TextPart):
        text = storable(part.text)
        return as_repeated(text) if part.is_quoted else text
    if isinstance(part, LocationPart):
        return f"{part.label} ({part.latitude:.5f}, {part.longitude:.5f})".strip()
    return ""


def storable(text: str) -> str:
    """Return the text with a sign in the place of what no database holds; the raw delivery keeps the rest."""
    if japanese.is_storable(text):
        return text
    return text.encode("utf-8", errors="replace").decode("utf-8").replace("\x00", "\N{REPLACEMENT CHARACTER}")


def _expect(message: Message, part: MediaPart, *, at: datetime) -> None:
    name = plain_name(part.name) if part.name else ""
    file = MessageFile.objects.create(
        message=message, key=new_key(), ref=part.model_dump_json(), name=name, size=part.size or 0, came_at=at
    )
    events.record(FileCame(file_id=file.pk))
