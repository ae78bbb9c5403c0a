"""Take in what the citizen writes on their own page."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from case_core.cases.states import Direction
from case_core.conversations.came_in import wait_for_staff
from case_core.conversations.errors import WordsMissingError
from case_core.conversations.events import MessageCame
from case_core.conversations.locks import locked_conversation
from case_core.conversations.models import Message
from case_core.conversations.rules import has_crisis
from case_core.conversations.sent_files import Sent, keep_files, require_fit
from case_core.conversations.states import MessageState, Place
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key


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
    require_fit(files)
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
    keep_files(message, files, at=at)
    if has_crisis(body):
        conversation.is_urgent = True
    wait_for_staff(conversation, at=at)
    conversation.save()
    record_turn("talkpage.written", conversation, actor=audit.CITIZEN, target=message, at=at, turn=MessageCame)
    return message
