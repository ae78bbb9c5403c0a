"""Conversations at each point of their way, and what administrators settle for them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from case_core.conversations.actions.add_page_message import add_page_message
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.models import CannedText, Conversation, Message, MessageFile
from case_core.conversations.sent_files import Sent
from case_core.conversations.tasks import fetch
from mannaka_kit import clock
from tests.case_core.attachments import samples
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line

Values = Mapping[str, Any]
KINDS_OF_CONVERSATIONS: Mapping[str, type[Model]] = {
    **dict.fromkeys(("conversation_id", "owned_conversation_id", "ended_conversation_id"), Conversation),
    "file_id": MessageFile,
    "message_id": Message,
    "text_id": CannedText,
}
MEANT_OF_CONVERSATIONS: Mapping[str, Mapping[str, str]] = {
    "conversations:hand_back": {"conversation_id": "owned_conversation_id"},
    "conversations:reopen": {"conversation_id": "ended_conversation_id"},
}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


BODIES_OF_CONVERSATIONS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "conversations:conversation": lambda _: {"body": "お返事です。"},
    "conversations:take_over": lambda _: {"seen_owner": ""},
    "conversations:hand_back": _nothing,
    "conversations:assign": lambda values: {"owner": values["colleague_id"], "seen_owner": ""},
    "conversations:finish": lambda _: {"seen_message_at": ""},
    "conversations:reopen": _nothing,
    "conversations:read": lambda _: {"seen_message_at": clock.now().isoformat()},
    "conversations:send_again": _nothing,
    "conversations:typing": _nothing,
    "conversations:take_up": lambda _: {"topic": "housing", "title": ""},
    "conversations:tie": lambda values: {"case_number": values["tied_number"]},
    "conversation_settings:text": lambda _: {"body_ja": "お返事です {link}", "body_en": "An answer {link}"},
    "conversation_settings:add_canned": lambda _: {"title": "新しいひな形", "body": "本文", "position": "1"},
    "conversation_settings:canned": lambda _: {"title": "変えたひな形", "body": "本文", "position": "2"},
    "conversation_settings:remove_canned": _nothing,
    "conversation_settings:rules": lambda _: {"crisis_words": "うらやぶ", "leave_url": ""},
    "conversation_settings:channel": lambda _: {"topics": ["consumer"], "purpose_ja": "", "purpose_en": ""},
    "conversation_settings:policy": lambda _: {"policy": "inline_chat", "reference": "今市民第12号"},
}


def conversations(cast: Cast, word: str) -> dict[str, Any]:
    """Make one that waits with a file and a message that did not leave, one with an owner, and one that has ended."""
    line, at = a_line(cast.city, cast.users["mio"]), clock.now()
    waiting, owned, ended = (a_conversation(line, word, person=f"person-{number}", name=word) for number in (1, 2, 3))
    take_over_conversation(conversation_id=owned.pk, seen_owner_id=None, actor=cast.aoi, at=at)
    finish_conversation(conversation_id=ended.pk, seen_message_at=at, actor=cast.aoi, at=at)
    message = waiting.messages.get(direction="outgoing")
    Message.objects.filter(pk=message.pk).update(state="failed", reason="quota")
    title = f"ひな形 {CannedText.objects.count()}"
    text = keep_canned_text(title=title, body=word, position=0, actor=cast.mio, at=at)
    return {
        "conversation_id": waiting.pk,
        "owned_conversation_id": owned.pk,
        "ended_conversation_id": ended.pk,
        "file_id": _file(waiting, word),
        "message_id": message.pk,
        "tied_number": new_case(cast, body=word).number,
        "text_id": text.pk,
    }


def _file(conversation: Conversation, word: str) -> int:
    sent = Sent(name=f"{word}.jpg", content=samples.jpeg())
    message = add_page_message(conversation_id=conversation.pk, body=word, files=[sent], at=clock.now())
    file = message.files.get()
    with transaction.atomic():
        fetch(file_id=file.pk)()
    return file.pk
