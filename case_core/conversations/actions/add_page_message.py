"""Take in what the citizen writes on their own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.inspection.inspect import inspect
from case_core.attachments.names import plain_name
from case_core.cases.states import Direction
from case_core.conversations.came_in import wait_for_staff
from case_core.conversations.errors import WordsMissingError
from case_core.conversations.events import FileCame, MessageCame
from case_core.conversations.locks import locked_conversation
from case_core.conversations.models import Message, MessageFile
from case_core.conversations.rules import has_crisis
from case_core.conversations.states import MessageState, Place
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as the citizen's browser sent it."""

    name: str
    content: bytes


@transaction.atomic
def add_page_message(*, conversation_id: int, body: str, files: Sequence[Sent], at: datetime) -> Message:
    """
    Keep the citizen's words and files, and put them before staff; a conversation that had ended begins anew.

    :raises ConversationNotFoundError: there is no such conversation.
    :raises WordsMissingError: there are neither words nor a file.
    :raises UnfitFileError: a file is none that is taken.
    """
    if not body.strip() and not files:
        raise WordsMissingError(field="body")
    for file in files:  # all of them before any is kept: what is not taken leaves nothing behind
        inspect(plain_name(file.name), file.content)
    conversation = locked_conversation(conversation_id)
    message = Message.objects.create(
        id=new_key(),
        conversation=conversation,
        direction=Direction.INCOMING,
        at=at,
        body=body,
        place=Place.PAGE,
        state=MessageState.RECEIVED,
    )
    for file in files:
        _keep(message, file, at=at)
    if has_crisis(body):
        conversation.is_urgent = True
    wait_for_staff(conversation, at=at)
    conversation.save()
    record_turn("talkpage.written", conversation, actor=audit.CITIZEN, target=message, at=at, turn=MessageCame)
    return message


def _keep(message: Message, sent: Sent, *, at: datetime) -> None:
    name = plain_name(sent.name)
    file = MessageFile.objects.create(message=message, key=new_key(), name=name, size=len(sent.content), came_at=at)
    vault.put(file.key, "original", sent.content)
    events.record(FileCame(file_id=file.pk))
