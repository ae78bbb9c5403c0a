"""Whoever lost the link to their page asks for a new one where they wrote before, and has it at once."""

from datetime import datetime, timedelta
from typing import Final

from case_core.conversations.links import end_links
from case_core.conversations.models import Conversation, Message
from case_core.conversations.queueing import FixedMessage, queue_fixed
from case_core.conversations.rules import Settled
from case_core.conversations.states import TextKind
from mannaka_kit import japanese
from mannaka_sdk import ReplyHandle

# What a choice below a message brings back.
LINK_CHOICE: Final = "page.link"
# More often it would ring somebody up who did not ask.
MOST_AN_HOUR: Final = 3
_HOUR: Final = timedelta(hours=1)
_WORDS: Final = frozenset(
    japanese.fold(words)
    for words in (
        "リンク",
        "新しいリンク",
        "ページ",
        "ページを開く",
        "専用ページ",
        "link",
        "new link",
        "page",
        "open page",
    )
)


def asks_for_link(words: str) -> bool:
    """Tell whether somebody wrote nothing but the word for a link."""
    return japanese.fold(words).strip(" 。、.!\n「」") in _WORDS


def lost_all_links(conversation: Conversation, *, at: datetime) -> bool:
    """Tell whether somebody was given links, and every one of them was used or is over."""
    links = conversation.links.all()
    return links.exists() and not links.filter(used_at=None, expires_at__gt=at).exists()


def send_new_link(
    conversation: Conversation, *, settled: Settled, reply: ReplyHandle | None, at: datetime
) -> Message | None:
    """Let a new link leave, the old ones open nothing from now on; None where there were enough of them lately."""
    lately = conversation.messages.filter(texts__contains=[TextKind.LINK.value], at__gt=at - _HOUR)
    if lately.count() >= MOST_AN_HOUR:
        return None
    end_links(conversation, at=at)
    return queue_fixed(conversation, FixedMessage(kinds=[TextKind.LINK], settled=settled, reply=reply), at=at)
