"""Reads of many conversations at once, for programs: each page records which ones were on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import transaction

from case_core.conversations.models import Conversation, Message
from case_core.conversations.policies import can_converse
from case_core.conversations.querysets import ConversationQuerySet
from case_core.conversations.selectors import conversation_for, conversations_visible_to, messages_of
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A conversation with its latest messages."""

    conversation: Conversation
    messages: list[Message]


@transaction.atomic
def conversation_page(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[Conversation]:
    """
    Return a page of the conversations that the viewer may see, and record which ones were read.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_converse(viewer))
    found: list[Conversation] = take(_narrowed(conversations_visible_to(viewer), asked))
    read = [each.pk for each in found]
    audit.record("conversation.listed", actor=viewer, target=None, at=clock.now(), details={"conversations": read})
    return found


def conversation_told(viewer: Actor, conversation_id: int) -> Told:
    """
    Return a conversation with its latest messages, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    """
    conversation = conversation_for(viewer, conversation_id)
    return Told(conversation=conversation, messages=messages_of(conversation))


def _narrowed(found: ConversationQuerySet, asked: Mapping[str, Any]) -> ConversationQuerySet:
    equal = {name: asked[name] for name in ("state", "channel_id", "owner_id", "is_urgent") if name in asked}
    found = found.filter(**equal)
    return found.waiting() if asked.get("is_waiting") else found
