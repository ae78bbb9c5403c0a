"""Take what waits at a service's conversation into ours."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.arrivals import BEGINNINGS, take_in
from case_core.conversations.models import Conversation
from mannaka_sdk import InboundEvent
from tenants.deliveries.draining import drain


@transaction.atomic
def take_in_events(*, channel_id: int, thread_id: int, at: datetime) -> int:
    """Take in the events that wait, in the order in which they happened, and return how many there were."""

    def take(event: InboundEvent) -> None:
        conversation = _conversation(event, channel_id=channel_id, thread_id=thread_id, at=at)
        if conversation is not None:
            take_in(conversation, event, at=at)

    return drain(take, channel_id=channel_id, thread_id=thread_id, room="conversation", at=at)


def _conversation(event: InboundEvent, *, channel_id: int, thread_id: int, at: datetime) -> Conversation | None:
    """Return the conversation, locked; a new one where a citizen begins one."""
    found = Conversation.objects.select_for_update().filter(thread_id=thread_id).first()
    if found is None and isinstance(event.body, BEGINNINGS):
        return Conversation.objects.create(thread_id=thread_id, channel_id=channel_id, began_at=at, touched_at=at)
    return found
