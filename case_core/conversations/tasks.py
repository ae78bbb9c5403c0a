"""What is done later: a message that did not leave is tried again, and so is a file that did not come."""

from functools import partial
from uuid import UUID

from celery import shared_task

from case_core.conversations.fetching import Brought, bring, keep
from case_core.conversations.leaving import Outcome, hand_over, settle
from case_core.conversations.names import fetch_names, names_are_due
from mannaka_kit import clock
from mannaka_kit.cities import for_each_active_city
from mannaka_kit.outbox import Settle, errand, events
from mannaka_tenancy.celery import CityTask


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


@shared_task(base=CityTask, name="conversations.fetch_names")
def fetch_names_of_city() -> None:
    """Ask a city's services what people call themselves."""
    fetch_names(at=clock.now())


@shared_task(base=CityTask, name="conversations.fetch_names_all", control_task=True)
def fetch_names_all() -> None:
    """Give each city that waits for names a task of its own."""
    for_each_active_city(_fetch_names_where_due, name="conversations.fetch_names")


def _fetch_names_where_due() -> None:
    if names_are_due(at=clock.now()):
        fetch_names_of_city.apply_async(expires=50)
