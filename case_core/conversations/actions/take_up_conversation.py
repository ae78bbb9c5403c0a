"""Make a case of a conversation."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.answered import read_up_to, take_in_hand
from case_core.conversations.case_channels import case_channel
from case_core.conversations.errors import NothingWrittenError, TiedError
from case_core.conversations.locks import locked_going_on
from case_core.conversations.models import Conversation
from case_core.conversations.policies import can_converse
from case_core.conversations.turns import record_turn
from case_core.intake.actions.receive_matter import PersonDetails, Received, receive_matter
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def take_up_conversation(
    *,
    conversation_id: int,
    topic: str,
    actor: Actor,
    at: datetime,
    title: str = "",
    seen_message_at: datetime | None = None,
) -> Received:
    """
    Open a case with what the citizen has written so far as its first contact, and tie the conversation to it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    :raises ConversationDoneError: it has ended.
    :raises TiedError: it belongs to a case that goes on.
    :raises NothingWrittenError: there are no words to begin with.
    """
    require(can_converse(actor))
    conversation = locked_going_on(conversation_id, actor=actor)
    if conversation.case is not None and not conversation.case.is_closed:
        raise TiedError
    received = receive_matter(
        channel=case_channel(conversation.channel.plugin_id),
        topic=topic,
        body=_words_so_far(conversation),
        person=PersonDetails(name=conversation.display_name, is_nickname=True),
        actor=actor,
        at=at,
        title=title,
    )
    conversation.case_id = received.case_id
    take_in_hand(conversation, actor=actor, at=at)
    read_up_to(conversation, seen_message_at)
    conversation.save()
    record_turn("conversation.taken_up", conversation, actor=actor, at=at)
    return received


def _words_so_far(conversation: Conversation) -> str:
    messages = conversation.messages.by_the_person().exclude(body="")
    words = "\n".join(messages.values_list("body", flat=True))
    if not words.strip():
        raise NothingWrittenError
    return words
