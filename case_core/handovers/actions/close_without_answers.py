"""End a case although somebody still owes their answer."""

from datetime import datetime

from django.db import transaction

from case_core.cases.actions.close_case import close_case
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.cases.waivers import waive_all
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
    waive_all(case, reason=waiver, actor=actor, at=at)
    return close_case(
        case_id=case_id,
        outcome=outcome,
        referred_to=referred_to,
        note=note,
        recovered_yen=recovered_yen,
        actor=actor,
        at=at,
    )
