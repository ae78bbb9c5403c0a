"""What follows when something came by a channel, and when something is to leave by one."""

from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.events import FileCame, MessageQueued
from case_core.conversations.tasks import fetch, send
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, subscribe, subscribe_errand
from tenants.deliveries.events import WordsArrived


@subscribe(WordsArrived)
def follow(event: WordsArrived) -> None:
    """Take in what waits at a service's conversation."""
    take_in_events(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())


@subscribe_errand(MessageQueued)
def hand_over(event: MessageQueued) -> Settle:
    """Hand a message to its service."""
    return send(message_id=event.message_id)


@subscribe_errand(FileCame)
def bring(event: FileCame) -> Settle:
    """Bring a file, and check it."""
    return fetch(file_id=event.file_id)
