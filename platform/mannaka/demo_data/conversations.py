"""Conversations of the demonstration: a Sunday night, a danger, a mail that was gone on with, and one that ended."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

import mannaka_tenancy
from case_core.cases.states import Direction
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import MessageState, Place
from integrations.channels.line.manifest import MANIFEST as LINE
from integrations.channels.mail.manifest import MANIFEST as MAIL
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.channels import connect
from mannaka.demo_data.conversation_stories import CANNED, STORIES, By, Told, Wrote
from mannaka.demo_data.people import CityData
from mannaka.simulate.accounts import CityLine, CityMail, Keys
from mannaka.simulate.cities import City
from mannaka_kit import clock
from mannaka_sdk import (
    ConversationKey,
    DeliveryState,
    DeliveryUpdated,
    ExternalIdentity,
    InboundEvent,
    Manifest,
    MessageReceived,
    TextPart,
)
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.deliveries.first_hearing import note_hearing
from tenants.deliveries.models import Thread
from tenants.deliveries.storing import store_events
from tenants.municipalities.selectors import is_demo
from tenants.plugins.models import Channel

_SUNDAY: Final = 6
_WEEK: Final = 7
_MANIFESTS: Final = {By.LINE: LINE, By.MAIL: MAIL}
_LABELS: Final = {By.LINE: "LINE", By.MAIL: "メール"}


def open_conversations(data: CityData, cast: Cast, *, now: datetime) -> None:
    """Set channels up and let citizens write by them; only where the city is marked as a demonstration."""
    if not is_demo(mannaka_tenancy.require_current()):
        return
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    stories, began = STORIES.get(data.code, ()), now - timedelta(days=30)
    channels = {by: _channel(by, admin, at=began) for by in sorted({told.by for told in stories})}
    for position, (title, body) in enumerate(CANNED if stories else ()):
        keep_canned_text(title=title, body=body, position=position, actor=admin, at=began)
    clerk = cast.actors[data.clerks()[-1]]
    for told in stories:
        _tell(channels[told.by], told, clerk, now=now)


def _channel(by: By, admin: Actor, *, at: datetime) -> Channel:
    """Set a channel up by which citizens write."""
    service, manifest = _service(by), _MANIFESTS[by]
    name = _name_of(service, manifest)
    return connect(manifest, service, label=_LABELS[by], account_name=name, admin=admin, at=at)


def _service(by: By) -> CityLine | CityMail:
    city = mannaka_tenancy.require_current()
    known = City(code=city.code, name=city.name, host=city.host)
    keys = Keys(settings.SECRET_KEY.encode())
    return CityLine(known, keys) if by is By.LINE else CityMail(known, keys)


def _name_of(service: CityLine | CityMail, manifest: Manifest) -> str:
    state = getattr(service, "account_state", None)
    return f"{state.name} {state.basic_id}" if state else manifest.name.ja


def _tell(channel: Channel, told: Told, clerk: Actor, *, now: datetime) -> None:
    began = _moment(told, now)
    for number, wrote in enumerate(told.wrote):
        at = began + timedelta(minutes=wrote.after)
        _hear(channel, _event(told, number, wrote, at=at), at=at)
    conversation = Conversation.objects.get(thread__channel=channel, thread__external_id=told.person)
    if told.answer:
        _answer(conversation, told, clerk, at=began + timedelta(hours=1))
    # What was sent by itself in those days was sent; nothing of it leaves now.
    queued = Message.objects.filter(conversation=conversation, state=MessageState.QUEUED)
    queued.update(state=MessageState.SENT)
    if told.comes_back:
        _come_back(channel, conversation, told, at=began + timedelta(minutes=1))


def _hear(channel: Channel, event: InboundEvent, *, at: datetime) -> None:
    store_events([event], channel=channel, at=at)
    note_hearing(channel, at=at)
    thread = Thread.objects.get(channel=channel, external_id=event.conversation.id)
    take_in_events(channel_id=channel.pk, thread_id=thread.pk, at=at)


def _come_back(channel: Channel, conversation: Conversation, told: Told, *, at: datetime) -> None:
    """Let the last mail of the city come back."""
    name = f"demo-{told.person}-back"
    last = Message.objects.filter(conversation=conversation, direction=Direction.OUTGOING).latest("at")
    Message.objects.filter(pk=last.pk).update(external_ids=[name])
    body = DeliveryUpdated(provider_id=name, state=DeliveryState.FAILED, reason=told.comes_back)
    key = ConversationKey(id=told.person)
    _hear(channel, InboundEvent(event_id=name, occurred_at=at, conversation=key, body=body, raw={}), at=at)


def _answer(conversation: Conversation, told: Told, clerk: Actor, *, at: datetime) -> None:
    seen, pk = conversation.new_message_at, conversation.pk
    take_up_conversation(conversation_id=pk, topic=told.topic, actor=clerk, at=at, seen_message_at=seen)
    reply_in_conversation(conversation_id=pk, body=told.answer, actor=clerk, at=at + timedelta(minutes=9))
    if told.is_over:
        finish_conversation(conversation_id=pk, seen_message_at=seen, actor=clerk, at=at + timedelta(days=1))
        Message.objects.filter(conversation=conversation, place=Place.PAGE).update(state=MessageState.READ)


def _moment(told: Told, now: datetime) -> datetime:
    """Return when it was told: on the last Sunday, or so many days ago."""
    today = now.astimezone(clock.TOKYO).date()
    back = (today.weekday() - _SUNDAY) % _WEEK or _WEEK
    return datetime.combine(today - timedelta(days=told.days_ago or back), told.at, clock.TOKYO)


def _event(told: Told, number: int, wrote: Wrote, *, at: datetime) -> InboundEvent:
    name = f"demo-{told.person}-{number}"
    repeated = (TextPart(text=wrote.repeats, is_quoted=True),) if wrote.repeats else ()
    parts = (TextPart(text=wrote.words), *repeated)
    return InboundEvent(
        event_id=name,
        occurred_at=at,
        conversation=ConversationKey(id=told.person),
        sender=None if wrote.stranger else ExternalIdentity(id=told.person, display_name=told.name),
        body=MessageReceived(message_id=name, parts=parts, subject=wrote.subject, stranger=wrote.stranger),
        raw={},
        is_actionable=not wrote.stranger,
    )
