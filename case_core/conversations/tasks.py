"""What is done later: a message that did not leave is tried again, and so is a file that did not come."""

from functools import partial
from uuid import UUID

from case_core.conversations.fetching import Brought, bring, keep
from case_core.conversations.leaving import Outcome, hand_over, settle
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, errand, events


def send(*, message_id: UUID) -> Settle:
    """Hand a message over, and plan the next try where it did not leave."""
    return partial(_settle, hand_over(message_id))


def _settle(outcome: Outcome) -> None:
    due_at = settle(outcome, at=clock.now())
    if due_at is not None:
        events.enqueue(send_later, due_at=due_at, message_id=outcome.message_id)


def fetch(*, file_id: int) -> Settle:
    """Fetch and check a file, and plan the next try where that could not be done."""
    return partial(_keep, bring(file_id))


def _keep(brought: Brought) -> None:
    due_at = keep(brought, at=clock.now())
    if due_at is not None:
        events.enqueue(fetch_later, due_at=due_at, file_id=brought.file_id)


def send_again(*, message_id: str) -> Settle:
    """Try a message again; a row of the outbox holds its key as text."""
    return send(message_id=UUID(message_id))


send_later = errand(send_again)
fetch_later = errand(fetch)
