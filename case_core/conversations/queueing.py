"""A message of the city on its way: written down once, under the key that the service will know it by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from case_core.attachments.states import Standing
from case_core.bookings.models import Booking
from case_core.cases.states import Direction
from case_core.conversations.booking_pages import address_of_booking
from case_core.conversations.events import MessageQueued
from case_core.conversations.links import make_link
from case_core.conversations.models import Conversation, Message
from case_core.conversations.rules import Settled
from case_core.conversations.sealing import seal_reply
from case_core.conversations.sent_files import Sent, keep_files
from case_core.conversations.states import MessageState, Place, TextKind
from case_core.conversations.texts import occasion_for, rendered
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events
from mannaka_sdk import ReplyHandle

# What stands in the place of the link where staff read: the link itself is the citizen's.
LINK_SHOWN: Final = "（専用ページへのリンク）"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedMessage:
    """Texts of the city that leave by a channel as one message, and the right to answer that they may use."""

    kinds: Sequence[TextKind]
    settled: Settled
    reply: ReplyHandle | None = None
    author_id: int | None = field(default=None)
    booking: Booking | None = None


def queue_fixed(conversation: Conversation, told: FixedMessage, *, at: datetime) -> Message:
    """Let the city's own texts leave by the channel, with a link to the page of their own, or to that of bookings."""
    key = new_key()
    message = Message.objects.create(
        id=key,
        conversation=conversation,
        direction=Direction.OUTGOING,
        at=at,
        author_id=told.author_id,
        body=_as_staff_see_it(conversation, told, at=at),
        texts=[kind.value for kind in told.kinds],
        booking=told.booking,
        place=Place.CHANNEL,
        state=MessageState.QUEUED,
        reply_sealed=seal_reply(key, told.reply) if told.reply else "",
    )
    if told.booking is None:
        make_link(message, at=at)
    events.record(MessageQueued(message_id=message.pk))
    return message


def queue_words(
    conversation: Conversation, body: str, *, files: Sequence[Sent] = (), author_id: int, at: datetime
) -> Message:
    """
    Let a clerk's words and files leave by the channel; whether they may, is asked once more when they leave.

    With files it leaves when the last of them was checked.
    """
    message = Message.objects.create(
        id=new_key(),
        conversation=conversation,
        direction=Direction.OUTGOING,
        at=at,
        author_id=author_id,
        body=body,
        place=Place.CHANNEL,
        state=MessageState.QUEUED,
    )
    keep_files(message, files, at=at)
    leave_when_checked(message)
    return message


def leave_when_checked(message: Message) -> None:
    """
    Let a waiting message leave, once none of its files waits to be checked.

    :raises NotInTransactionError: outside a transaction.
    """
    # Locked: of two files that are checked at the same time, one sees that the other was the last.
    waiting = Message.objects.select_for_update().filter(pk=message.pk, state=MessageState.QUEUED).first()
    if waiting is not None and not waiting.files.filter(standing=Standing.QUARANTINED).exists():
        events.record(MessageQueued(message_id=message.pk))


def write_on_page(conversation: Conversation, body: str, *, author_id: int, at: datetime) -> Message:
    """Write a clerk's words on the citizen's page; they leave the house by no channel."""
    return Message.objects.create(
        id=new_key(),
        conversation=conversation,
        direction=Direction.OUTGOING,
        at=at,
        author_id=author_id,
        body=body,
        place=Place.PAGE,
        state=MessageState.SENT,
    )


def _as_staff_see_it(conversation: Conversation, told: FixedMessage, *, at: datetime) -> str:
    link = address_of_booking(told.kinds[0]) if told.booking else LINK_SHOWN
    occasion = occasion_for(
        told.kinds,
        at=at,
        settled=told.settled,
        language=conversation.language,
        link=link,
        booking=told.booking,
    )
    return "\n\n".join(filter(None, (rendered(kind, occasion) for kind in told.kinds)))
