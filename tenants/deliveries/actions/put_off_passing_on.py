"""Write down that one of the city's other systems did not take a delivery."""

from datetime import datetime

import structlog
from django.db import transaction

from mannaka_kit import audit
from tenants.deliveries.models import Delivery
from tenants.deliveries.notes import note_not_passed_on
from tenants.deliveries.passing_on import MOST_TRIES, NotTaken, next_try

log = structlog.get_logger(__name__)
_OFTEN = 3


@transaction.atomic
def put_off_passing_on(*, not_taken: NotTaken, tries: int, at: datetime) -> datetime | None:
    """
    Return when to try again after so many tries; none where it was tried often enough or would never be taken.

    The administrators see an address that does not take them.
    """
    delivery = Delivery.objects.select_related("channel").filter(pk=not_taken.delivery_id).first()
    if delivery is None:
        return None
    log.warning("delivery.not_passed_on", delivery_id=delivery.pk, error=not_taken.error, tries=tries)
    if tries >= _OFTEN:
        note_not_passed_on(delivery.channel, at=at)
    if tries < MOST_TRIES and not not_taken.is_for_good:
        return next_try(tries, at=at)
    told: dict[str, int | str] = {"address": not_taken.address, "tries": tries}
    audit.record("delivery.not_passed_on", actor=audit.SYSTEM, target=delivery, at=at, details=told)
    return None
