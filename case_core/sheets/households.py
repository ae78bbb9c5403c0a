"""A household's budgets and debts, added up and compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from case_core.sheets.models import Budget, Debt
from case_core.sheets.states import EXPENSES, INCOME, BudgetItem, Stage

_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What comes in, what goes out, and what is left."""

    income: int
    expenses: int

    @property
    def left(self) -> int:
        """Return what is left of a month; below nothing where more goes out than comes in."""
        return self.income - self.expenses


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSheet:
    """A month's budget with its lines in the order of the sheet."""

    budget: Budget
    lines: Mapping[BudgetItem, int]

    @property
    def rows(self) -> list[dict[str, str | int]]:
        """Return the lines as programs read them."""
        return [{"item": item.value, "yen": yen} for item, yen in self.lines.items()]

    @property
    def totals(self) -> Totals:
        """Add up both sides."""
        return Totals(
            income=sum(self.lines.get(item, 0) for item in INCOME),
            expenses=sum(self.lines.get(item, 0) for item in EXPENSES),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One item before and after, each also as a part of a hundred of the longest bar."""

    label: str
    before: int
    after: int
    longest: int
    is_income: bool = False

    @property
    def change(self) -> int:
        """Return how much more it is afterwards."""
        return self.after - self.before

    @property
    def before_bar(self) -> int:
        """Return the length of the first bar."""
        return round(self.before * _WHOLE / self.longest) if self.longest else 0

    @property
    def after_bar(self) -> int:
        """Return the length of the second bar."""
        return round(self.after * _WHOLE / self.longest) if self.longest else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The newest month before beside the newest month after."""

    before: MonthSheet
    after: MonthSheet
    lines: list[ComparedLine]

    @property
    def change(self) -> Totals:
        """Return how much more comes in and goes out afterwards."""
        first, second = self.before.totals, self.after.totals
        return Totals(income=second.income - first.income, expenses=second.expenses - first.expenses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """All that is known of how a household gets by."""

    months: list[MonthSheet]
    comparison: Comparison | None
    debts: list[Debt]

    @property
    def debts_left(self) -> int:
        """Return how much is owed in all."""
        return sum(debt.left_yen for debt in self.debts)

    @property
    def debts_monthly(self) -> int:
        """Return how much goes back a month in all."""
        return sum(debt.monthly_yen for debt in self.debts)


def month_sheet(budget: Budget) -> MonthSheet:
    """Return a budget whose lines were fetched along, in the order of the sheet."""
    yen = {line.item: line.yen for line in budget.lines.all()}
    return MonthSheet(budget=budget, lines={item: yen[item] for item in BudgetItem if item in yen})


def compare(months: Iterable[MonthSheet]) -> Comparison | None:
    """Put the newest month of each stage side by side; without both there is nothing to compare."""
    newest = {sheet.budget.stage: sheet for sheet in sorted(months, key=lambda sheet: sheet.budget.month)}
    before, after = newest.get(Stage.BEFORE), newest.get(Stage.AFTER)
    if before is None or after is None:
        return None
    longest = max([*before.lines.values(), *after.lines.values()])
    lines = [
        ComparedLine(
            label=str(item.label),
            before=before.lines.get(item, 0),
            after=after.lines.get(item, 0),
            longest=longest,
            is_income=item in INCOME,
        )
        for item in BudgetItem
        if item in before.lines or item in after.lines
    ]
    return Comparison(before=before, after=after, lines=lines)
