"""Which screens hear of a conversation: the inbox, the conversation itself, and its case where it has one."""

from collections.abc import Iterable
from typing import Final

from case_core.cases.announcements import DESK, case_topic
from case_core.conversations.events import ConversationChanged, MessageCame
from mannaka_kit.live import announces

CONVERSATIONS: Final = "conversations"


def conversation_topic(conversation_id: int) -> str:
    """Return the topic of one conversation."""
    return f"conversation-{conversation_id}"


@announces(ConversationChanged, MessageCame)
def topics_of_conversation(event: ConversationChanged | MessageCame) -> Iterable[str]:
    """Ring for the inbox, for the conversation, and for the case and the day where it belongs to one."""
    of_case = (DESK, case_topic(event.case_id)) if event.case_id is not None else ()
    return CONVERSATIONS, conversation_topic(event.conversation_id), *of_case
