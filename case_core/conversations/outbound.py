"""
The one place where a message for a service is made: what is not said here, leaves by no channel.

Where the city did not decide otherwise, a message consists of the city's fixed texts, rendered anew from their kinds.
Nothing that anybody wrote into a conversation is read for it.
"""

from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.cases.states import Direction
from case_core.cases.topics import Topic
from case_core.conversations.links import address_of_link
from case_core.conversations.models import Message
from case_core.conversations.rules import Settled
from case_core.conversations.sealing import reply_of, sender_of
from case_core.conversations.states import Place, TextKind
from case_core.conversations.texts import occasion_for, rendered
from mannaka_kit import clock
from mannaka_sdk import Capability, Choice, ConversationKey, Outbound, TextPart
from tenants.plugins.catalogue import plugin_of

TOPIC_CHOICE = "topic."


class WordsMayNotLeaveError(Exception):
    """The city has not decided that words of a conversation may leave by this channel."""


class NobodyToSendToError(Exception):
    """It is not known who the person is at the service."""


def outbound_of(message: Message, settled: Settled) -> Outbound:
    """
    Return what the service is given of a message.

    :raises WordsMayNotLeaveError: it is none of the city's fixed texts, and no words may leave by the channel.
    :raises NobodyToSendToError: it is not known to whom.
    """
    sender = sender_of(message.conversation)
    if sender is None:
        raise NobodyToSendToError
    parts = _fixed_parts(message, settled) if message.texts else _written_parts(message, settled)
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


def _answered(message: Message) -> str:
    """Return what the service calls the person's last message before this one; empty where there is none."""
    came = message.conversation.messages.by_the_person().filter(at__lte=message.at)
    ids = came.order_by("-at", "-pk").values_list("external_ids", flat=True).first()
    return str(ids[0]) if ids else ""


def _subject(message: Message) -> str:
    """Return what stands above it, where the service shows such a thing: the same for all, and nothing of anybody."""
    with translation.override(message.conversation.language):
        return gettext("%(city)s 相談センターから") % {"city": mannaka_tenancy.require_current().name}


def _written_parts(message: Message, settled: Settled) -> tuple[TextPart, ...]:
    may_leave = settled.lets_words_out and message.place == Place.CHANNEL and message.direction == Direction.OUTGOING
    if not may_leave:
        raise WordsMayNotLeaveError
    return (TextPart(text=message.body),)


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
    """Ask at the first contact what it is about, where the channel is for some topics only and can ask."""
    asks = TextKind.PURPOSE in message.texts and settled.topics
    plugin = plugin_of(message.conversation.channel.plugin_id)
    if not asks or Capability.QUICK_REPLY not in plugin.manifest.capabilities:
        return ()
    with translation.override(message.conversation.language):
        offered = [topic for topic in Topic if topic in settled.topics] + [Topic.OTHER]
        return tuple(Choice(label=str(topic.label), data=f"{TOPIC_CHOICE}{topic.value}") for topic in offered)
