"""What follows when something came by a channel, and when something is to leave by one."""

from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.events import FileCame, MessageQueued
from case_core.conversations.tasks import fetch, send
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.deliveries.events import EventsArrived
from tenants.plugins.kinds import carries_talks


@subscribe(EventsArrived)
def take_in(event: EventsArrived) -> None:
    """Take in what waits at a service's conversation; calls and meetings are other rooms'."""
    if carries_talks(event.channel_id):
        take_in_events(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())


@subscribe(MessageQueued)
def hand_over(event: MessageQueued) -> None:
    """Hand a message to its service."""
    send(message_id=event.message_id)


@subscribe(FileCame)
def bring(event: FileCame) -> None:
    """Bring a file, and check it."""
    fetch(file_id=event.file_id)
