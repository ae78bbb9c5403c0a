"""What an event of a service means for its conversation, each kind by a function of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import structlog

from case_core.cases.topics import Topic
from case_core.conversations.automatic import Occurrence, answer_by_itself, answer_choice, answer_lost_link
from case_core.conversations.came_in import keep_message, message_called, own_words, storable, take_back, wait_for_staff
from case_core.conversations.delivered import note_delivery
from case_core.conversations.events import MessageCame
from case_core.conversations.linked import end_link
from case_core.conversations.lost_links import LINK_CHOICE, asks_for_link
from case_core.conversations.models import Conversation
from case_core.conversations.name_plans import plan_name
from case_core.conversations.outbound import TOPIC_CHOICE
from case_core.conversations.sealing import seal_sender
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import (
    DeliveryUpdated,
    Followed,
    IdentityLinked,
    InboundEvent,
    MessageReceived,
    MessageRetracted,
    Opaque,
    Postback,
    Unfollowed,
    UnsupportedPart,
)

log = structlog.get_logger(__name__)
# These begin a conversation; what else happens in none that we know is of no use to anybody.
BEGINNINGS: Final = (MessageReceived, Postback, Opaque)


def take_in(conversation: Conversation, event: InboundEvent, *, at: datetime) -> None:
    """Bring a conversation, locked, to where an event leaves it."""
    act = _ACTS.get(type(event.body))
    if act is None:
        log.info("conversations.event_passed_by", kind=event.body.type, conversation=conversation.pk)
        return
    if event.sender is not None:
        conversation.sender_sealed = seal_sender(conversation.thread_id, event.sender)
        conversation.display_name = storable(event.sender.display_name)[:100] or conversation.display_name
        plan_name(conversation, at=at)
    act(conversation, event, event.body, at)
    conversation.save()


def _message(conversation: Conversation, event: InboundEvent, body: MessageReceived, at: datetime) -> None:
    if message_called(conversation, body.message_id) is not None:
        return  # told twice, or taken back before it came
    goes_on = conversation.messages.exists()
    message = keep_message(
        conversation,
        body.message_id,
        body.parts,
        occurred_at=event.occurred_at,
        at=at,
        subject=body.subject,
        is_machines=body.is_automatic,
        stranger=body.stranger,
    )
    record_turn("conversation.message_came", conversation, actor=audit.CITIZEN, target=message, at=at, turn=MessageCame)
    if body.is_automatic and goes_on:
        return  # a notice of absence: it stands there folded, and nobody need look at once
    conversation.is_blocked = conversation.is_blocked and bool(body.stranger)
    told = _occurrence(event, own_words(body.parts, body.subject))
    is_own = not body.is_automatic and not body.stranger
    if is_own and asks_for_link(own_words(body.parts) or body.subject) and answer_lost_link(conversation, told, at=at):
        return  # all they wanted, and nothing that anybody need read
    wait_for_staff(conversation, at=at)
    if not body.is_automatic:
        answer_by_itself(conversation, told, at=at)


def _opaque(conversation: Conversation, event: InboundEvent, body: Opaque, at: datetime) -> None:
    part = UnsupportedPart(what=body.what[:60])
    message = keep_message(conversation, event.event_id, (part,), occurred_at=event.occurred_at, at=at)
    wait_for_staff(conversation, at=at)
    record_turn("conversation.message_came", conversation, actor=audit.CITIZEN, target=message, at=at, turn=MessageCame)


def _retraction(conversation: Conversation, event: InboundEvent, body: MessageRetracted, at: datetime) -> None:
    message = take_back(conversation, body.message_id, occurred_at=event.occurred_at)
    record_turn(
        "conversation.message_taken_back", conversation, actor=audit.CITIZEN, target=message, at=at, turn=MessageCame
    )


def _follow(conversation: Conversation, event: InboundEvent, body: Followed, at: datetime) -> None:  # noqa: ARG001 - one shape for all
    conversation.is_blocked = False
    record_turn("conversation.followed", conversation, actor=audit.CITIZEN, at=at, turn=MessageCame)


def _unfollow(conversation: Conversation, event: InboundEvent, body: Unfollowed, at: datetime) -> None:  # noqa: ARG001 - one shape for all
    conversation.is_blocked = True
    record_turn("conversation.blocked", conversation, actor=audit.CITIZEN, at=at, turn=MessageCame)


def _choice(conversation: Conversation, event: InboundEvent, body: Postback, at: datetime) -> None:
    topic = body.data.removeprefix(TOPIC_CHOICE)
    if body.data == LINK_CHOICE:
        answer_lost_link(conversation, _occurrence(event, ""), at=at)
    elif not body.data.startswith(TOPIC_CHOICE) or topic not in Topic.values:
        part = UnsupportedPart(what="postback")
        keep_message(conversation, event.event_id, (part,), occurred_at=event.occurred_at, at=at)
    elif topic != conversation.topic:
        conversation.topic = topic
        answer_choice(conversation, topic, _occurrence(event, ""), at=at)
    record_turn("conversation.chosen", conversation, actor=audit.CITIZEN, at=at, turn=MessageCame)


def _occurrence(event: InboundEvent, words: str) -> Occurrence:
    may_answer = event.is_actionable and not event.is_redelivery
    return Occurrence(words=words, may_answer=may_answer, reply=event.reply)


_ACTS: Final[Mapping[type[Any], Callable[[Conversation, InboundEvent, Any, datetime], None]]] = {
    MessageReceived: _message,
    MessageRetracted: _retraction,
    Followed: _follow,
    Unfollowed: _unfollow,
    Postback: _choice,
    DeliveryUpdated: note_delivery,
    IdentityLinked: end_link,
    Opaque: _opaque,
}
