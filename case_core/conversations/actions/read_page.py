"""Show the citizen their own page."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import Direction
from case_core.conversations.events import ConversationChanged
from case_core.conversations.page_view import PageView, conversation_of_page, page_view_of
from case_core.conversations.states import MessageState, Place
from mannaka_kit import audit
from mannaka_kit.outbox import events


@transaction.atomic
def read_page(*, conversation_id: int, at: datetime) -> PageView:
    """
    Return what the citizen reads of their conversation; what the city wrote there counts as read from now on.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    conversation = conversation_of_page(conversation_id)
    audit.record("talkpage.read", actor=audit.CITIZEN, target=conversation, at=at, case_id=conversation.case_id)
    unread = conversation.messages.filter(direction=Direction.OUTGOING, place=Place.PAGE, state=MessageState.SENT)
    if unread.update(state=MessageState.READ):
        events.record(ConversationChanged(conversation_id=conversation.pk, case_id=conversation.case_id))
    return page_view_of(conversation, at=at)
