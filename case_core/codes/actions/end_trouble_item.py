"""Ask people about a trouble no longer."""

from datetime import date, datetime

from django.db import transaction

from case_core.codes.errors import ItemDayError, ItemEndedError, ItemNotFoundError
from case_core.codes.models import TroubleItem
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def end_trouble_item(*, item_id: int, last_day: date, actor: Acting, at: datetime) -> TroubleItem:
    """Give a line its last day, today or later; cases on which it was ticked keep it.

    :raises NotAllowedError: if the actor is no administrator.
    :raises ItemNotFoundError: if there is no such line.
    :raises ItemEndedError: if its last day is over.
    :raises ItemDayError: if the day is over, or lies before the line's first.
    """
    require(can_administer(actor))
    item = TroubleItem.objects.select_for_update().filter(pk=item_id).first()
    if item is None:
        raise ItemNotFoundError
    today = day_of(at)
    if item.valid_until is not None and item.valid_until < today:
        raise ItemEndedError
    if last_day < max(today, item.valid_from):
        raise ItemDayError(field="last_day")
    item.valid_until = last_day
    item.save(update_fields=["valid_until"])
    audit.record("trouble_item.ended", actor=actor, target=item, at=at, details={"valid_until": last_day.isoformat()})
    return item
