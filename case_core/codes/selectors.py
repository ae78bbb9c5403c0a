"""Reads of the city's lists; they are no secret, only who may change them is settled."""

from datetime import date

from case_core.codes.models import TroubleItem
from case_core.codes.querysets import TroubleItemQuerySet
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


def trouble_items_on(day: date) -> TroubleItemQuerySet:
    """Return the troubles that people are asked about on a day, in the city's order."""
    return TroubleItem.objects.valid_on(day)


def trouble_items_for(viewer: Actor, *, on: date, with_ended: bool = False) -> TroubleItemQuerySet:
    """Return the lines that exist or will exist, with the ended ones on request.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return TroubleItem.objects.all() if with_ended else TroubleItem.objects.not_ended(on)


def trouble_item_for(viewer: Actor, item_id: int) -> TroubleItem | None:
    """Return a line, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return TroubleItem.objects.filter(pk=item_id).first()
