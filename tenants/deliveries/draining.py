"""Take in what waits at a service's conversation, for the room that knows what it means."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog
from django.db import InterfaceError, OperationalError, transaction

from mannaka_kit.turns import wait_for_turn
from mannaka_sdk import InboundEvent
from tenants.deliveries.actions.finish_event import finish_event
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.arriving import tell
from tenants.deliveries.selectors import Waiting, waiting_events
from tenants.plugins.models import Channel

log = structlog.get_logger(__name__)
AT_ONCE: Final = 100


def drain(take: Callable[[InboundEvent], None], *, channel_id: int, thread_id: int, room: str, at: datetime) -> int:
    """
    Let a room take in the events that wait, in the order in which they happened, and return how many there were.

    One worker at a time in a conversation; each event and what it changes are one transaction. Call it in one.
    """
    wait_for_turn(f"{room}-{channel_id}-{thread_id}")
    waiting = waiting_events(channel_id=channel_id, thread_id=thread_id, limit=AT_ONCE)
    for each in waiting:
        _take(take, each, room=room, at=at)
    if len(waiting) == AT_ONCE:
        tell(Channel.objects.get(pk=channel_id), [thread_id])
    return len(waiting)


def _take(take: Callable[[InboundEvent], None], waiting: Waiting, *, room: str, at: datetime) -> None:
    try:
        with transaction.atomic():
            take(waiting.event)
            finish_event(row_id=waiting.event_id, at=at)
    except (OperationalError, InterfaceError):
        raise  # the database's trouble is not the event's: everything is tried again
    except Exception:
        # Whatever is wrong with one event, those behind it are not held up; somebody looks at it.
        log.exception("deliveries.event_given_up", room=room, event_row=waiting.event_id)
        give_up_event(row_id=waiting.event_id, reason=room, at=at)
