"""What is done later: a message that did not leave is tried again, and so is a file that did not come."""

from uuid import UUID

from case_core.conversations.fetching import fetch_and_check
from case_core.conversations.leaving import send_message
from mannaka_kit import clock
from mannaka_kit.outbox import events, handler


def send(*, message_id: UUID) -> None:
    """Hand a message over, and plan the next try where it did not leave."""
    due_at = send_message(message_id, at=clock.now())
    if due_at is not None:
        events.enqueue(send_later, due_at=due_at, message_id=message_id)


def fetch(*, file_id: int) -> None:
    """Fetch and check a file, and plan the next try where that could not be done."""
    due_at = fetch_and_check(file_id, at=clock.now())
    if due_at is not None:
        events.enqueue(fetch_later, due_at=due_at, file_id=file_id)


def send_again(*, message_id: str) -> None:
    """Try a message again; a row of the outbox holds its key as text."""
    send(message_id=UUID(message_id))


send_later = handler(send_again)
fetch_later = handler(fetch)
