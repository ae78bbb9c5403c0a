"""Which screens hear of a conversation: the inbox, the conversation itself, its citizen's page, and its case."""

from collections.abc import Iterable
from typing import Final

from case_core.cases.announcements import DESK, case_topic
from case_core.conversations.events import ConversationChanged, MessageCame
from mannaka_kit.live import announces, writing

CONVERSATIONS: Final = "conversations"


def conversation_topic(conversation_id: int) -> str:
    """Return the topic of one conversation."""
    return f"conversation-{conversation_id}"


def page_topic(conversation_id: int) -> str:
    """Return the topic of the citizen's own page of one conversation; it tells them nothing that staff hear of."""
    return f"talkpage-{conversation_id}"


def page_topics(conversation_id: int) -> tuple[str, str]:
    """Return what the citizen's own page hears: that something is new, and that the centre is writing."""
    topic = page_topic(conversation_id)
    return topic, writing.topic_of(topic)


@announces(ConversationChanged, MessageCame)
def topics_of_conversation(event: ConversationChanged | MessageCame) -> Iterable[str]:
    """Ring for the inbox, for the conversation on both sides, and for the case and the day where it belongs to one."""
    of_case = (DESK, case_topic(event.case_id)) if event.case_id is not None else ()
    both_sides = conversation_topic(event.conversation_id), page_topic(event.conversation_id)
    return CONVERSATIONS, *both_sides, *of_case
