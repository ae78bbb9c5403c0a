"""Take a conversation for a change: it first, then its case, so that no two changes wait for each other."""

from case_core.cases.models import Case
from case_core.conversations.errors import ConversationDoneError, ConversationNotFoundError
from case_core.conversations.models import Conversation
from case_core.conversations.states import ConversationState, may_become
from case_core.shields.selectors import hidden_cases
from mannaka_kit.errors import InvalidTransitionError
from tenants.accounts.actor import Actor


def locked_conversation(conversation_id: int, *, actor: Actor | None = None) -> Conversation:
    """
    Return the conversation, locked until the transaction ends; whoever must not find its person has none.

    :raises ConversationNotFoundError: there is none.
    """
    found = Conversation.objects.select_for_update(of=("self",)).select_related("channel")
    if actor is not None:
        found = found.exclude(hidden_cases(actor, by="case"))
    conversation = found.filter(pk=conversation_id).first()
    if conversation is None:
        raise ConversationNotFoundError
    return conversation


def locked_going_on(conversation_id: int, *, actor: Actor | None = None) -> Conversation:
    """
    Return the conversation, locked, while it goes on.

    :raises ConversationNotFoundError: there is none.
    :raises ConversationDoneError: it has ended.
    """
    conversation = locked_conversation(conversation_id, actor=actor)
    if conversation.is_done:
        raise ConversationDoneError
    return conversation


def move(conversation: Conversation, target: ConversationState) -> None:
    """
    Put the conversation into another state, in memory.

    :raises InvalidTransitionError: its state does not lead there.
    """
    if conversation.state == target:
        return
    if not may_become(conversation.state, target):
        raise InvalidTransitionError
    conversation.state = target


def locked_case_of(conversation: Conversation) -> Case | None:
    """Return the case to which the conversation belongs, locked; none where it belongs to none."""
    if conversation.case_id is None:
        return None
    return Case.objects.select_for_update().get(pk=conversation.case_id)
