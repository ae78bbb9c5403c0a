"""A debt as it is told."""

from dataclasses import dataclass

from case_core.sheets.amounts import require_amount
from case_core.sheets.errors import NameMissingError
from case_core.sheets.models import Debt


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtFacts:
    """To whom, how much is left, how much goes back a month, how many months behind."""

    creditor: str
    left_yen: int
    monthly_yen: int = 0
    months_behind: int = 0
    note: str = ""


def put_facts(debt: Debt, facts: DebtFacts) -> None:
    """
    Put the facts on a debt, in memory.

    :raises NameMissingError: the creditor has no name.
    :raises AmountOutOfRangeError: nobody means one of the amounts.
    """
    if not facts.creditor.strip():
        raise NameMissingError(field="creditor")
    debt.creditor, debt.note = facts.creditor.strip(), facts.note
    debt.left_yen = require_amount(facts.left_yen, field="left_yen")
    debt.monthly_yen = require_amount(facts.monthly_yen, field="monthly_yen")
    debt.months_behind = facts.months_behind
