"""
The one place where a message for a service is made: what is not said here, leaves by no channel.

Where the city did not decide otherwise, a message consists of the city's fixed texts, rendered anew from their kinds.
Nothing that anybody wrote into a conversation is read for it.
"""

from django.utils import translation
from django.utils.translation import gettext
from pydantic import HttpUrl

import mannaka_tenancy
from case_core.cases.states import Direction
from case_core.cases.topics import Topic
from case_core.conversations.booking_cards import booking_part
from case_core.conversations.file_links import address_of_file
from case_core.conversations.links import address_of_link
from case_core.conversations.lost_links import LINK_CHOICE
from case_core.conversations.models import Message, MessageFile
from case_core.conversations.rules import Settled
from case_core.conversations.safe_copies import safe_copy
from case_core.conversations.sealing import reply_of, sender_of
from case_core.conversations.states import Place, TextKind
from case_core.conversations.texts import occasion_for, rendered
from mannaka_kit import clock
from mannaka_sdk import Capability, Choice, ConversationKey, FilePart, Outbound, OutboundPart, TextPart
from tenants.plugins.catalogue import plugin_of

TOPIC_CHOICE = "topic."


class WordsMayNotLeaveError(Exception):
    """The city has not decided that words of a conversation may leave by this channel."""


class FileRefusedError(Exception):
    """A file that was to go along was not taken."""


class NobodyToSendToError(Exception):
    """It is not known who the person is at the service."""


def outbound_of(message: Message, settled: Settled) -> Outbound:
    """
    Return what the service is given of a message.

    :raises WordsMayNotLeaveError: it is none of the city's fixed texts, and no words may leave by the channel.
    :raises NobodyToSendToError: it is not known to whom.
    :raises FileRefusedError: a file of it is none that may be opened.
    """
    sender = sender_of(message.conversation)
    if sender is None:
        raise NobodyToSendToError
    parts = _parts(message, settled)
    reply = reply_of(message)
    is_usable = reply is not None and message.tries == 0 and reply.expires_at > clock.now()
    attempt = message.tries + 1
    return Outbound(
        id=message.key_at_service,
        to=sender,
        parts=parts,
        reply=reply if is_usable else None,
        attempt=attempt,
        conversation=ConversationKey(id=message.conversation.thread.external_id),
        answers=_answered(message),
        subject=_subject(message),
        is_automatic=message.is_automatic,
    )


def _parts(message: Message, settled: Settled) -> tuple[OutboundPart, ...]:
    if message.booking_id is not None:
        return (booking_part(message, settled),)
    return _fixed_parts(message, settled) if message.texts else _written_parts(message, settled)


def _answered(message: Message) -> str:
    """Return what the service calls the person's last message before this one; empty where there is none."""
    came = message.conversation.messages.by_the_person().filter(at__lte=message.at)
    ids = came.order_by("-at", "-pk").values_list("external_ids", flat=True).first()
    return str(ids[0]) if ids else ""


def _subject(message: Message) -> str:
    """Return what stands above it, where the service shows such a thing: the same for all, and nothing of anybody."""
    with translation.override(message.conversation.language):
        return gettext("%(city)s 相談センターから") % {"city": mannaka_tenancy.require_current().name}


def _written_parts(message: Message, settled: Settled) -> tuple[OutboundPart, ...]:
    may_leave = settled.lets_words_out and message.place == Place.CHANNEL and message.direction == Direction.OUTGOING
    if not may_leave:
        raise WordsMayNotLeaveError
    words = (TextPart(text=message.body),) if message.body.strip() else ()
    return (*words, *(_file_part(file) for file in message.files.all()))


def _file_part(file: MessageFile) -> FilePart:
    """Return a file as its safe copy, behind an address that the city can close."""
    if not file.is_ready:
        raise FileRefusedError
    copy = safe_copy(file)
    media_type = copy.content_type.partition(";")[0]
    return FilePart(url=HttpUrl(address_of_file(file)), media_type=media_type, name=copy.name, size=len(copy.content))


def _fixed_parts(message: Message, settled: Settled) -> tuple[TextPart, ...]:
    language = message.conversation.language
    link = address_of_link(message.pk)
    occasion = occasion_for(message.texts, at=message.at, settled=settled, language=language, link=link)
    texts = [text for text in (rendered(kind, occasion) for kind in message.texts) if text]
    choices = _choices(message, settled)
    return tuple(
        TextPart(text=text, choices=choices if number == len(texts) else ()) for number, text in enumerate(texts, 1)
    )


def _choices(message: Message, settled: Settled) -> tuple[Choice, ...]:
    """Offer a new link; at the first contact ask what it is about, where the channel is for some topics only."""
    plugin = plugin_of(message.conversation.channel.plugin_id)
    if Capability.QUICK_REPLY not in plugin.manifest.capabilities:
        return ()
    with translation.override(message.conversation.language):
        if TextKind.PURPOSE not in message.texts or not settled.topics:
            return (Choice(label=gettext("新しいリンク"), data=LINK_CHOICE),)
        offered = [topic for topic in Topic if topic in settled.topics] + [Topic.OTHER]
        return tuple(Choice(label=str(topic.label), data=f"{TOPIC_CHOICE}{topic.value}") for topic in offered)
