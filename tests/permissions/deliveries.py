"""What came in by a channel: the channel's address, a delivery and an event that were put aside."""

from typing import Any

from django.db import transaction

from integrations.channels.echo.deliveries import read_delivery
from mannaka_kit import clock
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.actions.store_delivery import store_delivery
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import DeliveryStatus
from tenants.deliveries.storing import store_events
from tests.support.cast import Cast
from tests.support.deliveries import a_line, wrote

KINDS_OF_DELIVERIES = {"delivery_id": Delivery, "event_id": ReceivedEvent}
# Another channel than the one of the channels' own pages.
MEANT_OF_DELIVERIES = {
    name: {"channel_id": "delivering_channel_id"}
    for name in (
        "deliveries:deliveries",
        "deliveries:replay",
        "deliveries:replay_dead",
        "api:deliveries",
        "api:delivery_replay",
        "api:dead_events",
        "api:dead_event_replay",
    )
} | {"hooks:hook": {"key": "endpoint_key"}, "hooks:hook_tail": {"key": "endpoint_key"}}


def deliveries(cast: Cast, word: str) -> dict[str, Any]:
    """Make a channel with a delivery that was put aside, and an event that could not be taken in."""
    line, at = a_line(cast.city, cast.users["mio"]), clock.now()
    request = line.signed(wrote(text=word))
    aside = store_delivery(channel=line.channel, request=request, status=DeliveryStatus.QUARANTINED, at=at)
    with transaction.atomic():
        store_events(read_delivery(request.body), channel=line.channel, at=at, delivery=aside)
    event = ReceivedEvent.objects.get(channel=line.channel)
    give_up_event(row_id=event.pk, reason="no_room", at=at)
    return {
        "delivering_channel_id": line.channel.pk,
        "delivery_id": aside.pk,
        "event_id": event.pk,
        "endpoint_key": line.key,
    }
