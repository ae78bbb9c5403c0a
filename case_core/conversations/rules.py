"""What the city settled for its conversations, and what holds where it settled nothing."""

import re
from dataclasses import dataclass
from typing import Final

from case_core.conversations.default_texts import CRISIS_WORDS
from case_core.conversations.models import ChannelRules
from case_core.conversations.states import ContentPolicy
from mannaka_kit import japanese
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was decided for a channel; by itself no words leave by it, and it is for every topic."""

    policy: str = ContentPolicy.LINK_ONLY
    topics: tuple[str, ...] = ()
    purpose_ja: str = ""
    purpose_en: str = ""

    @property
    def lets_words_out(self) -> bool:
        """Tell whether the words of a conversation may leave by the channel."""
        return self.policy == ContentPolicy.INLINE_CHAT


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRules:
    """What a city settled for all its conversations (会話の取り決め): crisis words, and where quick leaving leads."""

    crisis_words: str = ""  # one a line; without any, our own
    leave_url: str = ""


RULES: Final = CityRules("conversations", ConversationRules)


def settled_for(channel_id: int) -> Settled:
    """Return what was decided for a channel, in one statement."""
    rules = ChannelRules.objects.filter(channel_id=channel_id).first()
    if rules is None:
        return Settled()
    return Settled(
        policy=rules.content_policy,
        topics=tuple(rules.topics),
        purpose_ja=rules.purpose_ja,
        purpose_en=rules.purpose_en,
    )


def crisis_words() -> tuple[str, ...]:
    """Return the words at which the crisis text is sent."""
    own = RULES.read().crisis_words
    words = tuple(line.strip() for line in own.splitlines() if line.strip())
    return words or CRISIS_WORDS


def leave_url() -> str:
    """Return where quick leaving leads, empty where the city chose nothing."""
    return RULES.read().leave_url


def has_crisis(words: str) -> bool:
    """Tell whether somebody's life or safety may be in danger, by the city's words."""
    folded = japanese.fold(words)
    return any(_stands_in(japanese.fold(word), folded) for word in crisis_words())


def _stands_in(word: str, folded: str) -> bool:
    """Tell whether a word stands in a text; one of Latin letters only by itself, so that a DVD alarms nobody."""
    if not word.isascii():
        return word in folded
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded) is not None
