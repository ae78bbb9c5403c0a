"""What workers do with what comes in."""

from celery import shared_task

from mannaka_kit import clock
from mannaka_kit.cities import for_each_active_city
from mannaka_kit.outbox import events, handler
from mannaka_tenancy.celery import CityTask
from tenants.deliveries.actions.pass_on_delivery import pass_on_delivery
from tenants.deliveries.aside_count import count_anew
from tenants.deliveries.polling import poll_due
from tenants.deliveries.purging import purge_city


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


def pass_on(*, delivery_id: int, address: str, tries: int) -> None:
    """Hand a delivery on to another system of the city, and plan the next try where it was not taken."""
    due_at = pass_on_delivery(delivery_id=delivery_id, address=address, tries=tries, at=clock.now())
    if due_at is not None:
        events.enqueue(pass_on_later, due_at=due_at, delivery_id=delivery_id, address=address, tries=tries + 1)


pass_on_later = handler(pass_on)
