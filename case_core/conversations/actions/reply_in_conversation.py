"""Answer a citizen in a conversation."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.conversations.answered import case_was_answered, read_up_to, take_in_hand
from case_core.conversations.errors import BlockedError, FilesNotCarriedError, InlineNotDecidedError, WordsMissingError
from case_core.conversations.locks import locked_going_on
from case_core.conversations.models import Conversation, Message
from case_core.conversations.policies import can_converse
from case_core.conversations.queueing import FixedMessage, queue_fixed, queue_words, write_on_page
from case_core.conversations.rules import Settled, settled_for
from case_core.conversations.sent_files import Sent, keep_files, require_fit
from case_core.conversations.states import MessageState, Place, TextKind
from case_core.conversations.turns import record_turn
from mannaka_kit.decisions import require
from mannaka_sdk import Capability
from tenants.accounts.actor import Actor
from tenants.plugins.catalogue import plugin_of

# Who writes three lines in a row rings once.
RINGS_AGAIN_AFTER: Final = timedelta(minutes=10)


@transaction.atomic
def reply_in_conversation(
    *,
    conversation_id: int,
    body: str,
    actor: Actor,
    at: datetime,
    place: Place = Place.PAGE,
    files: Sequence[Sent] = (),
    seen_message_at: datetime | None = None,
) -> Message:
    """
    Write to the citizen: on their own page, where the channel only rings; or by the channel, where that was decided.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises WordsMissingError: nothing was written, and no file goes along.
    :raises UnfitFileError: a file is none that is taken.
    :raises BlockedError: the person takes nothing by this channel any more.
    :raises InlineNotDecidedError: no words may leave by this channel.
    :raises FilesNotCarriedError: no file can leave by this channel.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    if not body.strip() and not files:
        raise WordsMissingError(field="body")
    require_fit(files)
    if conversation.is_blocked:
        raise BlockedError
    message = _write(conversation, body, place, files=files, actor=actor, at=at)
    take_in_hand(conversation, actor=actor, at=at)
    read_up_to(conversation, seen_message_at)
    conversation.save()
    case_was_answered(conversation, actor=actor, at=at, seen=seen_message_at)
    record_turn("conversation.answered", conversation, actor=actor, at=at, details={"place": message.place})
    return message


def _write(
    conversation: Conversation, body: str, place: Place, *, files: Sequence[Sent], actor: Actor, at: datetime
) -> Message:
    settled = settled_for(conversation.channel_id)
    if place == Place.CHANNEL:
        if not settled.lets_words_out:
            raise InlineNotDecidedError(field="place")
        if files and Capability.MEDIA_OUT not in plugin_of(conversation.channel.plugin_id).manifest.capabilities:
            raise FilesNotCarriedError(field="file")
        return queue_words(conversation, body, files=files, author_id=actor.user_id, at=at)
    message = write_on_page(conversation, body, author_id=actor.user_id, at=at)
    keep_files(message, files, at=at)
    _ring(conversation, settled, author_id=actor.user_id, at=at)
    return message


def _ring(conversation: Conversation, settled: Settled, *, author_id: int, at: datetime) -> None:
    lately = conversation.messages.filter(texts=[TextKind.BELL.value], at__gt=at - RINGS_AGAIN_AFTER)
    if not lately.exclude(state=MessageState.FAILED).exists():
        told = FixedMessage(kinds=[TextKind.BELL], settled=settled, author_id=author_id)
        queue_fixed(conversation, told, at=at)
