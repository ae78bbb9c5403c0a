"""Sheets of a case, kept through the actions that people use."""

from datetime import date

from case_core.cases.models import Case
from case_core.sheets.actions.keep_business_sheet import keep_business_sheet
from case_core.sheets.actions.record_budget import record_budget
from case_core.sheets.actions.record_debt import record_debt
from case_core.sheets.companies import CompanyFacts
from case_core.sheets.debts import DebtFacts
from case_core.sheets.models import Budget, BusinessSheet, Debt
from case_core.sheets.states import BudgetItem, BusinessTopic, Stage
from tests.support.cases import LATER
from tests.support.cast import Cast

NUMBER = "7000012050002"  # the tax agency's own, which it shows as its example
BEFORE = {BudgetItem.WAGES: 180_000, BudgetItem.HOUSING: 62_000, BudgetItem.REPAYMENT: 70_000, BudgetItem.FOOD: 55_000}
AFTER = {BudgetItem.WAGES: 180_000, BudgetItem.HOUSING: 38_000, BudgetItem.REPAYMENT: 25_000, BudgetItem.FOOD: 48_000}


def a_business(cast: Cast, case: Case, name: str = "今治タオル縫製株式会社", number: str = "") -> BusinessSheet:
    """Let Aoi write down which company asks about what."""
    return keep_business_sheet(
        case_id=case.pk,
        company=CompanyFacts(name=name, corporate_number=number),
        contact_name="越智 健",
        topics=[BusinessTopic.FUNDS],
        actor=cast.aoi,
        at=LATER,
    )


def a_month(
    cast: Cast,
    case: Case,
    *,
    stage: Stage = Stage.BEFORE,
    lines: dict[BudgetItem, int] | None = None,
    month: date = date(2026, 1, 1),
) -> Budget:
    """Let Aoi write down a month."""
    told = lines or (BEFORE if stage == Stage.BEFORE else AFTER)
    return record_budget(case_id=case.pk, month=month, stage=stage, lines=told, actor=cast.aoi, at=LATER)


def a_debt(cast: Cast, case: Case, creditor: str = "銀行のカードローン", left: int = 820_000) -> Debt:
    """Let Aoi write down a debt."""
    facts = DebtFacts(creditor=creditor, left_yen=left, monthly_yen=25_000, months_behind=2)
    return record_debt(case_id=case.pk, facts=facts, actor=cast.aoi, at=LATER)
