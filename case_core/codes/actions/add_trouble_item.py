"""Ask people about one more trouble."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from case_core.codes.errors import ItemNameMissingError, ItemNameTakenError
from case_core.codes.models import TroubleItem
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def add_trouble_item(*, name: str, position: int, valid_from: date, actor: Acting, at: datetime) -> TroubleItem:
    """Add a line to the list of troubles, from a day on.

    :raises NotAllowedError: if the actor is no administrator.
    :raises ItemNameMissingError: if it has no name.
    :raises ItemNameTakenError: if a line has the name.
    """
    require(can_administer(actor))
    words = name.strip()
    if not words:
        raise ItemNameMissingError(field="name")
    if TroubleItem.objects.not_ended(valid_from).filter(name=words).exists():
        raise ItemNameTakenError(field="name")
    try:
        with transaction.atomic():
            item = TroubleItem.objects.create(name=words, position=position, valid_from=valid_from)
    except IntegrityError as error:
        raise ItemNameTakenError(field="name") from error
    audit.record("trouble_item.added", actor=actor, target=item, at=at)
    return item
