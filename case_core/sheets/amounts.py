"""Amounts and lines as they are kept."""

from collections.abc import Mapping

from case_core.sheets.errors import AmountOutOfRangeError, BudgetEmptyError
from case_core.sheets.models import MOST_YEN, Budget, BudgetLine
from case_core.sheets.states import BudgetItem


def require_amount(yen: int, *, field: str) -> int:
    """
    Return an amount that somebody may mean.

    :raises AmountOutOfRangeError: nobody means it.
    """
    if not 0 <= yen <= MOST_YEN:
        raise AmountOutOfRangeError(field=field)
    return yen


def some_lines(lines: Mapping[BudgetItem, int]) -> dict[BudgetItem, int]:
    """
    Return the lines that are not nothing, in the order of the sheet.

    :raises AmountOutOfRangeError: nobody means one of them.
    :raises BudgetEmptyError: all of them are nothing.
    """
    kept = {item: require_amount(lines[item], field=item.value) for item in BudgetItem if lines.get(item)}
    if not kept:
        raise BudgetEmptyError
    return kept


def write_lines(budget: Budget, lines: Mapping[BudgetItem, int]) -> None:
    """Write the lines of a budget in place of those that it had."""
    BudgetLine.objects.filter(budget=budget).delete()
    BudgetLine.objects.bulk_create([BudgetLine(budget=budget, item=item, yen=yen) for item, yen in lines.items()])
