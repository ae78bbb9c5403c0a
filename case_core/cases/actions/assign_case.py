"""Make a clerk responsible."""

from datetime import datetime

from django.db import transaction

from case_core.cases.colleagues import is_centre_staff
from case_core.cases.errors import CaseTakenError, NotCentreStaffError
from case_core.cases.events import CaseAssigned
from case_core.cases.locks import locked_open_case, move
from case_core.cases.models import Case
from case_core.cases.ownership import give_to
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import CaseStatus
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def assign_case(*, case_id: int, owner_id: int, seen_owner_id: int | None, actor: Actor, at: datetime) -> Case:
    """
    Give the case to a clerk, if it is still with whom the page showed.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises CaseTakenError: somebody else was given the case in the meantime.
    :raises NotCentreStaffError: the clerk is not of the centre today.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    if case.owner_id != seen_owner_id:
        raise CaseTakenError
    if not is_centre_staff(owner_id, on=day_of(at)):
        raise NotCentreStaffError(field="owner")
    give_to(case, owner_id=owner_id, actor=actor, at=at)
    if case.status == CaseStatus.NEW:
        move(case, CaseStatus.IN_PROGRESS)
    case.touched_at = at
    case.save(update_fields=["owner", "status", "touched_at"])
    audit.record("case.assigned", actor=actor, target=case, at=at, case_id=case.pk, details={"owner": owner_id})
    events.record(CaseAssigned(case_id=case.pk, owner_id=owner_id))
    return case
