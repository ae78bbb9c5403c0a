"""Write a delivery down as it came in."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events as outbox
from mannaka_sdk import RawRequest
from tenants.deliveries.events import DeliveryStored
from tenants.deliveries.models import Delivery
from tenants.deliveries.notes import note_other_account
from tenants.deliveries.sealing import seal_request
from tenants.deliveries.states import DeliveryStatus, Failure
from tenants.plugins.models import Channel


@transaction.atomic
def store_delivery(*, channel: Channel, request: RawRequest, status: DeliveryStatus, at: datetime) -> Delivery:
    """Write one row: to be read, put aside for another account's sake, or the mere count of what was dropped."""
    key = new_key()
    delivery = Delivery.objects.create(
        key=key,
        channel=channel,
        received_at=at,
        sealed=b"" if status == DeliveryStatus.DROPPED else seal_request(request, key=key),
        sha256=sha256(request.body).hexdigest(),
        size=len(request.body),
        status=status,
        failure=Failure.OTHER_ACCOUNT if status == DeliveryStatus.QUARANTINED else "",
    )
    if status == DeliveryStatus.STORED:
        outbox.record(DeliveryStored(delivery_id=delivery.pk))
    elif status == DeliveryStatus.QUARANTINED:
        note_other_account(channel, at=at)
    return delivery
