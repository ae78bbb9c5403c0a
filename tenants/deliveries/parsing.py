"""What a plugin makes of a delivery."""

from collections.abc import Sequence
from typing import Any

from mannaka_sdk import InboundEvent, RawRequest
from tenants.deliveries.mails import METHOD, events_of_mail
from tenants.deliveries.models import Delivery
from tenants.plugins.calling import Loaded, parse_context


def events_of(loaded: Loaded, request: RawRequest, *, delivery: Delivery) -> Sequence[InboundEvent]:
    """
    Return what a delivery tells, in its order.

    :raises ParseError: if nothing can be made out; whatever else is raised is a fault of the plugin.
    """
    if request.method == METHOD:
        return events_of_mail(delivery.channel, request, key=delivery.key)
    plugin: Any = loaded.plugin
    events = plugin.parse(parse_context(loaded, at=request.received_at), request)
    return [InboundEvent.model_validate(event) for event in events]
