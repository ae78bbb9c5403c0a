"""Conversations over an echo channel: what citizens do there, and what comes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.links import address_of_link
from case_core.conversations.models import Conversation, Message
from case_core.conversations.tasks import send
from mannaka_kit import clock
from mannaka_sdk import (
    ConversationKey,
    EventBody,
    ExternalIdentity,
    InboundEvent,
    MessageReceived,
    MessageRetracted,
    ReplyHandle,
    TextPart,
)
from tenants.deliveries.models import Thread
from tenants.deliveries.storing import store_events
from tests.support.deliveries import Line
from tests.support.simulated import Simulated, simulated

HOST = "api.echo.example"
WORDS = "となりの家の物音のことで相談したいです。"


@contextmanager
def service_of(line: Line) -> Iterator[Simulated]:
    """Serve the channel's service."""
    with simulated({HOST: line.service}) as services:
        yield services


def an_event(body: EventBody, *, number: int = 1, person: str = "person-1", **told: Any) -> InboundEvent:
    """Return what happened; later numbers a second later each."""
    at: datetime = told.pop("at", clock.now() + timedelta(seconds=number - 60))
    return InboundEvent(
        event_id=f"event-{person}-{number}",
        occurred_at=at,
        conversation=ConversationKey(id=person),
        sender=ExternalIdentity(id=person, display_name=told.pop("name", "みかん")),
        body=body,
        raw={},
        **told,
    )


def wrote(text: str = WORDS, *, number: int = 1, **told: Any) -> InboundEvent:
    """Return that a citizen wrote."""
    body = MessageReceived(message_id=f"message-{number}", parts=(TextPart(text=text),))
    return an_event(body, number=number, **told)


def took_back(of: int, *, number: int, **told: Any) -> InboundEvent:
    """Return that a citizen took a message back."""
    return an_event(MessageRetracted(message_id=f"message-{of}"), number=number, **told)


def arrive(line: Line, *events: InboundEvent) -> None:
    """Let events arrive and be taken in; call it inside of the city."""
    at = clock.now()
    with transaction.atomic():
        store_events(events, channel=line.channel, at=at)
    for thread_id in Thread.objects.filter(channel=line.channel).values_list("pk", flat=True):
        take_in_events(channel_id=line.channel.pk, thread_id=thread_id, at=at)


def a_conversation(line: Line, text: str = WORDS, *, person: str = "person-1", **told: Any) -> Conversation:
    """Return the conversation of a citizen who wrote."""
    arrive(line, wrote(text, person=person, **told))
    return Conversation.objects.select_related("channel").get(thread__external_id=person, channel=line.channel)


def send_queued() -> list[Message]:
    """Hand over what waits to leave; the service must be served. Return the messages as they are then."""
    waiting = list(Message.objects.filter(state="queued").values_list("pk", flat=True))
    for message_id in waiting:
        settle = send(message_id=message_id)
        with transaction.atomic():
            settle()
    return list(Message.objects.filter(pk__in=waiting))


def link_path(conversation: Conversation) -> str:
    """Return the path of the latest one-time link of a conversation."""
    message = conversation.messages.exclude(texts=[]).last()
    assert message is not None
    return "/" + address_of_link(message.pk).split("/", 3)[3]


def a_right_to_answer(*, minutes: int = 1) -> ReplyHandle:
    """Return a right to answer once."""
    return ReplyHandle(token="reply-token-1", expires_at=clock.now() + timedelta(minutes=minutes))
