"""Take a sheet for a change: its case first, always."""

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.sheets.errors import BudgetNotFoundError, DebtNotFoundError
from case_core.sheets.models import Budget, Debt
from tenants.accounts.actor import Actor


def locked_budget(budget_id: int, *, actor: Actor) -> tuple[Case, Budget]:
    """
    Return the open case and the budget, both locked until the transaction ends.

    :raises BudgetNotFoundError: there is none.
    :raises CaseClosedError: its case has ended.
    """
    case_id = Budget.objects.filter(pk=budget_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise BudgetNotFoundError
    case = locked_open_case(case_id, actor=actor)
    return case, Budget.objects.select_for_update().get(pk=budget_id)


def locked_debt(debt_id: int, *, actor: Actor) -> tuple[Case, Debt]:
    """
    Return the open case and the debt, both locked until the transaction ends.

    :raises DebtNotFoundError: there is none, or it was taken off.
    :raises CaseClosedError: its case has ended.
    """
    case_id = Debt.objects.filter(pk=debt_id, removed_at=None).values_list("case_id", flat=True).first()
    if case_id is None:
        raise DebtNotFoundError
    case = locked_open_case(case_id, actor=actor)
    debt = Debt.objects.select_for_update().filter(pk=debt_id, removed_at=None).first()
    if debt is None:
        raise DebtNotFoundError
    return case, debt
