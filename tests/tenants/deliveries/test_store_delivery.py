"""What is written down of a delivery: everything, sealed; or why it waits; or a mere count."""

import pytest

from mannaka_kit import clock
from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.store_delivery import store_delivery
from tenants.deliveries.sealing import open_request, seal_request
from tenants.deliveries.states import DeliveryStatus
from tests.support.deliveries import Line, wrote


@pytest.mark.parametrize(
    ("status", "is_kept", "is_read"),
    [
        (DeliveryStatus.STORED, True, True),
        (DeliveryStatus.QUARANTINED, True, False),
        (DeliveryStatus.DROPPED, False, False),
    ],
)
def test_what_is_kept_and_what_is_to_be_read(
    line: Line, imabari: Tenant, status: DeliveryStatus, is_kept: bool, is_read: bool
) -> None:
    with use(imabari):
        request = line.signed(wrote())
        delivery = store_delivery(channel=line.channel, request=request, status=status, at=clock.now())
        assert bool(bytes(delivery.sealed)) == is_kept
        assert OutboxEvent.objects.filter(kwargs={"delivery_id": delivery.pk}).exists() == is_read


def test_a_sealed_delivery_opens_in_its_city_and_its_place_alone(line: Line, imabari: Tenant, saijo: Tenant) -> None:
    request, key, other = line.signed(wrote()), line.channel.key, line.channel.key.__class__(int=7)
    with use(imabari):
        sealed = seal_request(request, key=key)
        assert open_request(sealed, key=key, received_at=request.received_at) == request
        with pytest.raises(UndecipherableError):
            open_request(sealed, key=other, received_at=request.received_at)
    with use(saijo), pytest.raises(UndecipherableError):
        open_request(sealed, key=key, received_at=request.received_at)
