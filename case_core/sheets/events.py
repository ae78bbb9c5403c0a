"""What has happened to the sheets of a case: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessSheetKept:
    """Which company asks about what was written down."""

    case_id: int
    company_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessSessionRecorded:
    """A talk with a business was written down."""

    case_id: int
    session_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetKept:
    """A month's budget was written down or changed."""

    case_id: int
    budget_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtKept:
    """A debt was written down, changed or taken off."""

    case_id: int
    debt_id: int
