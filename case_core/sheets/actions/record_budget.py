"""Write down a month's budget of a household."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.sheets.amounts import some_lines, write_lines
from case_core.sheets.errors import BudgetExistsError
from case_core.sheets.events import BudgetKept
from case_core.sheets.models import Budget
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.states import BudgetItem, Stage
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_budget(
    *,
    case_id: int,
    month: date,
    stage: Stage,
    lines: Mapping[BudgetItem, int],
    actor: Actor,
    at: datetime,
    note: str = "",
) -> Budget:
    """
    Keep what comes in and goes out in a month, in yen; a month is meant by any of its days.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises BudgetExistsError: there is one for this month and stage.
    :raises BudgetEmptyError: no amount is given.
    :raises AmountOutOfRangeError: nobody means one of them.
    """
    require(can_keep_sheets(actor))
    case = locked_open_case(case_id, actor=actor)
    kept = some_lines(lines)
    first = month.replace(day=1)
    if Budget.objects.filter(case=case, month=first, stage=stage).exists():
        raise BudgetExistsError(field="month")
    budget = Budget.objects.create(case=case, month=first, stage=stage, note=note, kept_by_id=actor.user_id, kept_at=at)
    write_lines(budget, kept)
    turn = BudgetKept(case_id=case.pk, budget_id=budget.pk)
    record_turn("household.budget_recorded", turn, case=case, target=budget, actor=actor, at=at)
    return budget
