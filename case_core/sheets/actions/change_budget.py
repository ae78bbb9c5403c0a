"""Change a month's budget of a household."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from case_core.sheets.amounts import some_lines, write_lines
from case_core.sheets.events import BudgetKept
from case_core.sheets.locks import locked_budget
from case_core.sheets.models import Budget
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.states import BudgetItem
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_budget(
    *, budget_id: int, lines: Mapping[BudgetItem, int], actor: Actor, at: datetime, note: str = ""
) -> Budget:
    """
    Put other amounts in place of those that were; the month and the stage stay.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BudgetNotFoundError: there is no such budget.
    :raises CaseClosedError: its case has ended.
    :raises BudgetEmptyError: no amount is given.
    :raises AmountOutOfRangeError: nobody means one of them.
    """
    require(can_keep_sheets(actor))
    case, budget = locked_budget(budget_id, actor=actor)
    kept = some_lines(lines)
    budget.note, budget.kept_by_id, budget.kept_at = note, actor.user_id, at
    budget.save()
    write_lines(budget, kept)
    turn = BudgetKept(case_id=case.pk, budget_id=budget.pk)
    record_turn("household.budget_changed", turn, case=case, target=budget, actor=actor, at=at)
    return budget
