"""What follows from a delivery: a worker reads it, and hands it on where a channel does that."""

from mannaka_kit import clock
from mannaka_kit.outbox import Settle, subscribe, subscribe_errand
from tenants.deliveries.actions.read_delivery import read_delivery
from tenants.deliveries.events import DeliveryStored, DeliveryToPassOn
from tenants.deliveries.tasks import pass_on


@subscribe(DeliveryStored)
def read(event: DeliveryStored) -> None:
    """Read a delivery."""
    read_delivery(delivery_id=event.delivery_id, at=clock.now())


@subscribe_errand(DeliveryToPassOn)
def hand_on(event: DeliveryToPassOn) -> Settle:
    """Hand a delivery on to another system of the city."""
    return pass_on(delivery_id=event.delivery_id, address=event.address, tries=event.tries)
