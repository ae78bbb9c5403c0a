"""What workers do with what comes in."""

from functools import partial
from typing import Final

from celery import shared_task

from mannaka_kit import clock
from mannaka_kit.cities import for_each_active_city
from mannaka_kit.outbox import Settle, errand, events, handler
from mannaka_tenancy.celery import CityTask
from tenants.deliveries.actions.put_off_passing_on import put_off_passing_on
from tenants.deliveries.arriving import tell_anew
from tenants.deliveries.aside_count import count_anew
from tenants.deliveries.passing_on import NotTaken, hand_on
from tenants.deliveries.polling import poll_due
from tenants.deliveries.purging import purge_city

# Under these names every room was told of every arrival, before the one room was whose it is (ADR 0377).
_EACH_ROOM: Final = [
    "case_core.calls.subscribers.take_in",
    "case_core.conversations.subscribers.take_in",
    "case_core.meetings.subscribers.take_in",
]


@shared_task(base=CityTask, name="deliveries.poll_city")
def poll_city() -> None:
    """Ask the services of a city's channels what happened, and count what was put aside."""
    count_anew()
    poll_due()


@shared_task(base=CityTask, name="deliveries.poll_all", control_task=True)
def poll_all() -> None:
    """Give each city a task of its own: one city's slow service keeps no other waiting."""
    for_each_active_city(lambda: poll_city.apply_async(expires=50), name="deliveries.poll")


@shared_task(base=CityTask, name="deliveries.purge_all", control_task=True)
def purge_all() -> None:
    """Forget what each city no longer keeps."""
    for_each_active_city(purge_city, name="deliveries.purge")


def pass_on(*, delivery_id: int, address: str, tries: int) -> Settle:
    """Hand a delivery on to another system of the city, and plan the next try where it was not taken."""
    return partial(_plan_next, hand_on(delivery_id, address), tries + 1)


def _plan_next(not_taken: NotTaken | None, tries: int) -> None:
    due_at = put_off_passing_on(not_taken=not_taken, tries=tries, at=clock.now()) if not_taken else None
    if not_taken and due_at:
        of, to = not_taken.delivery_id, not_taken.address
        events.enqueue(pass_on_later, due_at=due_at, delivery_id=of, address=to, tries=tries)


pass_on_later = errand(pass_on)
tell_anew_later = handler(tell_anew, formerly=_EACH_ROOM)
