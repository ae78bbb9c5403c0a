"""Have a delivery read again that was put aside."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events as outbox
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.deliveries.errors import DeliveryNotFoundError, NothingToReplayError
from tenants.deliveries.events import DeliveryStored
from tenants.deliveries.models import Delivery
from tenants.deliveries.states import PUT_ASIDE, DeliveryStatus


@transaction.atomic
def replay_delivery(*, delivery_id: int, actor: Actor, at: datetime) -> Delivery:
    """
    Have a delivery read again: after the plugin was mended, the settings were put right, or another account was meant.

    :raises NotAllowedError: the actor is no administrator.
    :raises DeliveryNotFoundError: there is no such delivery.
    :raises NothingToReplayError: it was read, or is about to be.
    """
    require(can_administer(actor))
    delivery = Delivery.objects.select_for_update().filter(pk=delivery_id).first()
    if delivery is None:
        raise DeliveryNotFoundError
    if delivery.status not in PUT_ASIDE:
        raise NothingToReplayError
    reason = delivery.failure
    delivery.status, delivery.failure = DeliveryStatus.STORED, ""
    delivery.save(update_fields=["status", "failure"])
    outbox.record(DeliveryStored(delivery_id=delivery.pk))
    told: dict[str, int | str] = {"channel": delivery.channel_id, "reason": reason}
    audit.record("delivery.replayed", actor=actor, target=delivery, at=at, details=told)
    return delivery
