"""Reads of the troubles of a case."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.codes.models import TroubleItem
from case_core.codes.selectors import trouble_items_on
from case_core.troubles.models import CaseTrouble
from case_core.troubles.ticks import Ticks
from mannaka_kit.decisions import require
from mannaka_kit.prepared import Prepared
from tenants.accounts.actor import Actor

_ON_THE_LIST: Final = Prepared(trouble_items_on, day=date(1901, 1, 1))


def troubles_of(viewer: Actor, case: Case) -> QuerySet[CaseTrouble]:
    """Return what is ticked on a case, the worst first.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    return CaseTrouble.objects.filter(case=case).select_related("item").order_by("-is_worst", "item__position", "pk")


def ticks_of(case_id: int) -> Ticks:
    """Return what is ticked on a case."""
    ticked = list(CaseTrouble.objects.filter(case_id=case_id).values_list("item_id", "is_worst"))
    return Ticks(
        item_ids=frozenset(item_id for item_id, _worst in ticked),
        worst_id=next((item_id for item_id, is_worst in ticked if is_worst), None),
    )


def items_to_tick(case: Case | None, *, on: date) -> list[TroubleItem]:
    """Return the list of a day; what is ticked on the case stays in it after its last day."""
    if case is None:
        return list(_ON_THE_LIST(day=on))
    ticked = CaseTrouble.objects.filter(case=case).values("item_id")
    return list(TroubleItem.objects.filter(Q(pk__in=trouble_items_on(on).values("pk")) | Q(pk__in=ticked)))
