"""Hand a delivery on to one of the city's other systems."""

from datetime import datetime

import structlog
from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.crypto import UndecipherableError
from mannaka_sdk import PluginError
from tenants.deliveries.models import Delivery
from tenants.deliveries.notes import note_not_passed_on
from tenants.deliveries.passing_on import MOST_TRIES, address_with, next_try, pass_on
from tenants.deliveries.sealing import open_request
from tenants.plugins.states import AT_WORK

log = structlog.get_logger(__name__)
_OFTEN = 3


@transaction.atomic
def pass_on_delivery(*, delivery_id: int, address: str, tries: int, at: datetime) -> datetime | None:
    """
    Hand a delivery to the address of a code, and return when to try again; none where it was taken, is no longer
    wanted or was tried often enough. The administrators see an address that does not take them.
    """
    rows = Delivery.objects.select_related("channel")
    delivery = rows.filter(pk=delivery_id, channel__state__in=AT_WORK).first()
    target = address_with(address, delivery.channel) if delivery else ""
    if delivery is None or not target:
        return None
    try:
        request = open_request(delivery.sealed, key=delivery.key, received_at=delivery.received_at)
        pass_on(request, target, delivery.channel)
    except (PluginError, UndecipherableError) as error:
        return _not_yet(delivery, error, address=address, tries=tries + 1, at=at)
    return None


def _not_yet(delivery: Delivery, error: Exception, *, address: str, tries: int, at: datetime) -> datetime | None:
    log.warning("delivery.not_passed_on", delivery_id=delivery.pk, error=type(error).__qualname__, tries=tries)
    if tries >= _OFTEN:
        note_not_passed_on(delivery.channel, at=at)
    if tries < MOST_TRIES and not isinstance(error, UndecipherableError):
        return next_try(tries, at=at)
    told: dict[str, int | str] = {"address": address, "tries": tries}
    audit.record("delivery.not_passed_on", actor=audit.SYSTEM, target=delivery, at=at, details=told)
    return None
