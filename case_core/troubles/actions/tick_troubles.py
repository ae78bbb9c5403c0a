"""Tick what troubles the people of a case, and which of it is the worst."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.codes.selectors import trouble_items_on
from case_core.troubles.errors import TroubleNotValidError, TroublesChangedError
from case_core.troubles.events import TroublesTicked
from case_core.troubles.models import CaseTrouble
from case_core.troubles.selectors import ticks_of
from case_core.troubles.ticks import Ticks
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def tick_troubles(*, case_id: int, ticks: Ticks, seen: str, actor: Actor, at: datetime) -> Ticks:
    """
    Tick exactly these lines of the city's list, if nobody ticked others since the actor saw them.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises WorstMissingError: several are ticked, and none of them is the worst.
    :raises TroublesChangedError: somebody else was quicker.
    :raises TroubleNotValidError: the list has no such line today, and the case had it not before.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    wanted, now = ticks.settled(), ticks_of(case_id)
    if wanted == now:
        return now
    if seen != now.edition:
        raise TroublesChangedError
    new = wanted.item_ids - now.item_ids
    if trouble_items_on(day_of(at)).filter(pk__in=new).count() != len(new):
        raise TroubleNotValidError(field="troubles")
    _write(case_id, wanted)
    details = {"items": sorted(wanted.item_ids), "worst": wanted.worst_id}
    audit.record("trouble.ticked", actor=actor, target=case, at=at, case_id=case_id, details=details)
    events.record(TroublesTicked(case_id=case_id))
    return wanted


def _write(case_id: int, wanted: Ticks) -> None:
    CaseTrouble.objects.filter(case_id=case_id).delete()
    CaseTrouble.objects.bulk_create(
        CaseTrouble(case_id=case_id, item_id=item_id, is_worst=item_id == wanted.worst_id)
        for item_id in sorted(wanted.item_ids)
    )
