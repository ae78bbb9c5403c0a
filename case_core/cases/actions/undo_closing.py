"""Take back that a case ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import StepKind
from case_core.cases.undoing import fresh_step
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def undo_closing(*, case_id: int, step_id: int, actor: Actor, at: datetime) -> Case:
    """
    Open a case again that the actor has just ended, the way every case is opened again.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises UndoTooLateError: somebody went on, or its time is over.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    fresh_step(case, step_id, kind=StepKind.CLOSED, actor=actor, at=at)
    return reopen_case(case_id=case_id, reason=gettext("終了してすぐに取り消した"), actor=actor, at=at)
