"""Change what a household owes."""

from datetime import datetime

from django.db import transaction

from case_core.sheets.debts import DebtFacts, put_facts
from case_core.sheets.events import DebtKept
from case_core.sheets.locks import locked_debt
from case_core.sheets.models import Debt
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_debt(*, debt_id: int, facts: DebtFacts, actor: Actor, at: datetime) -> Debt:
    """
    Put other facts in place of those that were.

    :raises NotAllowedError: the actor is not of the centre.
    :raises DebtNotFoundError: there is no such debt, or it was taken off.
    :raises CaseClosedError: its case has ended.
    :raises NameMissingError: the creditor has no name.
    :raises AmountOutOfRangeError: nobody means one of the amounts.
    """
    require(can_keep_sheets(actor))
    case, debt = locked_debt(debt_id, actor=actor)
    put_facts(debt, facts)
    debt.recorded_by_id, debt.recorded_at = actor.user_id, at
    debt.save()
    turn = DebtKept(case_id=case.pk, debt_id=debt.pk)
    record_turn("household.debt_changed", turn, case=case, target=debt, actor=actor, at=at)
    return debt
