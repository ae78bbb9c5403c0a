"""What an answer changes beside the words: who has the conversation in hand, and where its case stands."""

from datetime import datetime

from case_core.cases.locks import move as move_case
from case_core.cases.messages import take_as_read
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.states import CaseStatus
from case_core.conversations.locks import locked_case_of, move
from case_core.conversations.models import Conversation
from case_core.conversations.states import ConversationState
from case_core.spans.recording import taken
from tenants.accounts.actor import Actor


def take_in_hand(conversation: Conversation, *, actor: Actor, at: datetime) -> None:
    """Make whoever acts on a conversation that nobody has responsible for it, in memory."""
    if conversation.owner_id is None:
        conversation.owner_id = actor.user_id
    move(conversation, ConversationState.OPEN)
    conversation.touched_at = at


def read_up_to(conversation: Conversation, seen: datetime | None) -> None:
    """Take messages as read, in memory, up to the one that the page showed; a later one goes on waiting."""
    waiting = conversation.new_message_at
    if seen is None or waiting is None:
        return
    conversation.staff_read_at = max(seen, conversation.staff_read_at or seen)
    if waiting <= seen:
        conversation.new_message_at = None


def case_was_answered(conversation: Conversation, *, actor: Actor, at: datetime, seen: datetime | None) -> None:
    """Bring the case, where there is one that goes on, to where an answer leaves it."""
    case = locked_case_of(conversation)
    if case is None or case.is_closed:
        return
    take_if_nobodys(case, actor=actor, at=at)
    take_as_read(case, seen_message_at=seen)
    if case.status in {CaseStatus.NEW, CaseStatus.READY}:
        move_case(case, CaseStatus.IN_PROGRESS)
        taken(case.pk, at=at)
    case.promised_on = None
    case.touched_at = at
    case.save(update_fields=["owner", "status", "touched_at", "new_message_at", "promised_on"])


def case_was_read(conversation: Conversation, *, seen: datetime | None) -> None:
    """Take the messages of the conversation as read in its case, too."""
    case = locked_case_of(conversation)
    if case is not None:
        take_as_read(case, seen_message_at=seen)
        case.save(update_fields=["new_message_at"])
