"""Write down what a household owes."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.sheets.debts import DebtFacts, put_facts
from case_core.sheets.events import DebtKept
from case_core.sheets.models import Debt
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_debt(*, case_id: int, facts: DebtFacts, actor: Actor, at: datetime) -> Debt:
    """
    Add a debt: to whom, how much is left, how much goes back a month, how many months behind.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises NameMissingError: the creditor has no name.
    :raises AmountOutOfRangeError: nobody means one of the amounts.
    """
    require(can_keep_sheets(actor))
    case = locked_open_case(case_id, actor=actor)
    debt = Debt(case=case, recorded_by_id=actor.user_id, recorded_at=at)
    put_facts(debt, facts)
    debt.save(force_insert=True)
    turn = DebtKept(case_id=case.pk, debt_id=debt.pk)
    record_turn("household.debt_recorded", turn, case=case, target=debt, actor=actor, at=at)
    return debt
