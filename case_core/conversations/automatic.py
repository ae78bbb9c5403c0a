"""What a citizen is answered by itself: at most once in twelve hours, and always with the way on; a link when asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.conversations.lost_links import lost_all_links, send_new_link
from case_core.conversations.models import Conversation, Message
from case_core.conversations.queueing import FixedMessage, queue_fixed
from case_core.conversations.rules import Settled, has_crisis, settled_for
from case_core.conversations.states import ConversationState, Language, TextKind
from mannaka_sdk import ReplyHandle
from tenants.hours.selectors import opening_state

SILENCE: Final = timedelta(hours=12)
_JAPANESE: Final = re.compile(r"[぀-ヿ㐀-鿿]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What a citizen did: the words, whether it may be answered, and a right to answer at once."""

    words: str
    may_answer: bool
    reply: ReplyHandle | None = None


def answer_by_itself(conversation: Conversation, told: Occurrence, *, at: datetime) -> Message | None:
    """
    Answer what a citizen wrote, in memory of the conversation and by a queued message; None where nothing is said.

    Whoever may be in danger stands first in the inbox from now on, also where nothing may be answered.
    """
    language = language_of(told.words)
    if language:
        conversation.language = language
    is_crisis = has_crisis(told.words)
    if is_crisis:
        conversation.is_urgent = True
    if not told.may_answer or conversation.is_blocked:
        return None
    settled = settled_for(conversation.channel_id)
    kinds = list(_crisis(conversation, at=at) if is_crisis else _ordinary(conversation, at=at))
    if kinds:
        return _send(conversation, kinds, settled, told, at=at)
    # Whose links are all used would wait for the next answer to come back to the page.
    is_lost = not settled.lets_words_out and lost_all_links(conversation, at=at)
    return send_new_link(conversation, settled=settled, reply=told.reply, at=at) if is_lost else None


def answer_lost_link(conversation: Conversation, told: Occurrence, *, at: datetime) -> Message | None:
    """Answer somebody who asks for the link of their page; None where they are none of ours yet, or asked too often."""
    if not told.may_answer or conversation.is_blocked or not conversation.links.exists():
        return None
    settled = settled_for(conversation.channel_id)
    return send_new_link(conversation, settled=settled, reply=told.reply, at=at)


def answer_choice(conversation: Conversation, topic: str, told: Occurrence, *, at: datetime) -> Message | None:
    """Answer what a citizen chose: the kind word and the way on, where the channel is not for it."""
    settled = settled_for(conversation.channel_id)
    is_for_it = not settled.topics or topic in settled.topics
    if is_for_it or not told.may_answer or conversation.is_blocked:
        return None
    return _send(conversation, [TextKind.OTHER_TOPIC], settled, told, at=at)


def language_of(words: str) -> str:
    """Return the language in which somebody wrote, empty where nothing tells it."""
    if _JAPANESE.search(words):
        return Language.JAPANESE
    return Language.ENGLISH if _LATIN.search(words) else ""


def _crisis(conversation: Conversation, *, at: datetime) -> Iterator[TextKind]:
    # Not held back by an ordinary answer an hour ago: this one is for now.
    if _is_silent(conversation.crisis_answered_at, at):
        return
    conversation.crisis_answered_at = at
    yield TextKind.CRISIS


def _ordinary(conversation: Conversation, *, at: datetime) -> Iterator[TextKind]:
    if _is_silent(conversation.answered_by_itself_at, at):
        return
    is_open = opening_state(at=at).is_open
    if is_open and conversation.state == ConversationState.OPEN:
        return  # a clerk is at it
    if conversation.noticed_at is None:
        yield TextKind.PURPOSE
    yield TextKind.RECEIVED if is_open else TextKind.AFTER_HOURS


def _is_silent(last: datetime | None, at: datetime) -> bool:
    return last is not None and at - last < SILENCE


def _send(
    conversation: Conversation, kinds: list[TextKind], settled: Settled, told: Occurrence, *, at: datetime
) -> Message:
    conversation.answered_by_itself_at = at
    if TextKind.PURPOSE in kinds:
        conversation.noticed_at = at
    return queue_fixed(conversation, FixedMessage(kinds=kinds, settled=settled, reply=told.reply), at=at)
