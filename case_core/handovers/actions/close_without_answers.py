"""End a case although a section still owes its answer."""

from datetime import datetime

from django.db import transaction

from case_core.cases.actions.close_case import close_case
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_send_handovers
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def close_without_answers(
    *,
    case_id: int,
    waiver: str,
    outcome: Outcome,
    referred_to: str,
    note: str,
    actor: Actor,
    at: datetime,
    recovered_yen: int | None = None,
) -> Case:
    """
    Waive every answer that is still to come, with one reason in writing, and end the case.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: somebody has ended it already.
    :raises TextMissingError: the reason is empty.
    :raises AnticipatedError: what `close_case` objects to.
    """
    require(can_send_handovers(actor))
    case = locked_open_case(case_id, actor=actor)
    awaited = Handover.objects.open().filter(case=case).order_by("pk").values_list("pk", flat=True)
    for handover_id in list(awaited):
        waive_handover(handover_id=handover_id, reason=waiver, actor=actor, at=at)
    return close_case(
        case_id=case_id,
        outcome=outcome,
        referred_to=referred_to,
        note=note,
        recovered_yen=recovered_yen,
        actor=actor,
        at=at,
    )
