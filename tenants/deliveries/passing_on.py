"""Handing a delivery on to the city's other systems, byte for byte: the service calls one address only."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.outbox import events
from mannaka_sdk import HttpRequest, Manifest, PermanentError, PluginError, RawRequest, TransientError
from tenants.deliveries.events import DeliveryToPassOn
from tenants.deliveries.models import Delivery
from tenants.deliveries.sealing import open_request
from tenants.plugins.calling import require_real_service
from tenants.plugins.catalogue import manifest_of
from tenants.plugins.egress import egress_to
from tenants.plugins.models import Channel
from tenants.plugins.passing import addresses_in, allowed_host, code_of
from tenants.plugins.states import AT_WORK

SECONDS: Final = 10.0
MOST_TRIES: Final = 15
_FIRST: Final = timedelta(seconds=10)
_LONGEST: Final = timedelta(hours=1)
_GOOD: Final = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A delivery that an address did not take: the address's code, and the error's class."""

    delivery_id: int
    address: str
    error: str
    is_for_good: bool


def plan_passing_on(delivery: Delivery) -> None:
    """
    Let a delivery go on to every address in its channel's settings, each by itself.

    :raises NotInTransactionError: outside a transaction.
    """
    manifest = manifest_of(delivery.channel.plugin_id)
    for address in addresses_in(manifest, delivery.channel.config) if manifest else ():
        events.record(DeliveryToPassOn(delivery_id=delivery.pk, address=code_of(address), tries=0))


def hand_on(delivery_id: int, code: str) -> NotTaken | None:
    """Hand a delivery to the address of a code; none where it was taken, or is no longer wanted."""
    rows = Delivery.objects.select_related("channel")
    delivery = rows.filter(pk=delivery_id, channel__state__in=AT_WORK).first()
    address = _address_with(code, delivery.channel) if delivery else ""
    if delivery is None or not address:
        return None
    try:
        request = open_request(delivery.sealed, key=delivery.key, received_at=delivery.received_at)
        _pass_on(request, address, delivery.channel)
    except (PluginError, UndecipherableError) as error:
        is_for_good = isinstance(error, UndecipherableError)
        why = type(error).__qualname__
        return NotTaken(delivery_id=delivery_id, address=code, error=why, is_for_good=is_for_good)
    return None


def _address_with(code: str, channel: Channel) -> str:
    manifest = manifest_of(channel.plugin_id)
    found = addresses_in(manifest, channel.config) if manifest else ()
    return next((each for each in found if code_of(each) == code), "")


def _pass_on(request: RawRequest, address: str, channel: Channel) -> None:
    manifest, host = manifest_of(channel.plugin_id), allowed_host(address)
    if not host or manifest is None:
        raise PermanentError("the operator does not allow this host")
    require_real_service()
    headers = _headers(request, manifest)
    sent = HttpRequest(method="POST", url=address, headers=headers, body=request.body, timeout_s=SECONDS)
    if (status := asyncio.run(_status(sent, host))) not in _GOOD:
        raise TransientError(f"the other system answers {status}")


def next_try(tries: int, *, at: datetime) -> datetime:
    """Return when to try again after so many tries: 10 s, 20 s … up to an hour, all in all half a day."""
    return at + min(_FIRST * (1 << min(max(tries - 1, 0), 10)), _LONGEST)


def _headers(request: RawRequest, manifest: Manifest) -> dict[str, str]:
    named = manifest.passes_on.headers if manifest.passes_on else frozenset()
    told = {name: request.header(name) for name in ("content-type", *sorted(named))}
    return {name: value for name, value in told.items() if value}


async def _status(request: HttpRequest, host: str) -> int:
    async with egress_to(frozenset({host})) as http:
        return (await http.send(request)).status
