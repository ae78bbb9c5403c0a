"""What comes in and goes out of a household, before and after, and what it owes."""

from datetime import date
from typing import Any

import pytest

from case_core.cases.errors import CaseClosedError
from case_core.sheets.actions.change_budget import change_budget
from case_core.sheets.actions.change_debt import change_debt
from case_core.sheets.actions.record_budget import record_budget
from case_core.sheets.actions.record_debt import record_debt
from case_core.sheets.actions.remove_debt import remove_debt
from case_core.sheets.debts import DebtFacts
from case_core.sheets.errors import (
    AmountOutOfRangeError,
    BudgetEmptyError,
    BudgetExistsError,
    BudgetNotFoundError,
    DebtNotFoundError,
    NameMissingError,
)
from case_core.sheets.selectors import budget_for, debt_for, household_of
from case_core.sheets.states import BudgetItem, Stage
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.sheets import a_debt, a_month


def test_a_month_is_added_up(here: Cast) -> None:
    case = new_case(here)
    a_month(here, case, month=date(2026, 1, 20))
    [sheet] = household_of(here.aoi, case).months
    assert sheet.budget.month == date(2026, 1, 1)
    assert (sheet.totals.income, sheet.totals.expenses, sheet.totals.left) == (180_000, 187_000, -7_000)
    assert remembered("household.budget_recorded") == [("centre_staff", case.pk, "done")]


def test_the_newest_months_before_and_after_stand_side_by_side(here: Cast) -> None:
    case = new_case(here)
    a_month(here, case, month=date(2025, 11, 1), lines={BudgetItem.FOOD: 1})
    a_month(here, case, month=date(2025, 12, 1))
    assert household_of(here.aoi, case).comparison is None
    a_month(here, case, stage=Stage.AFTER, lines={BudgetItem.WAGES: 180_000, BudgetItem.TAXES: 9_000})
    compared = household_of(here.aoi, case).comparison
    assert compared is not None
    assert [(line.label, line.before, line.after, line.change) for line in compared.lines] == [
        ("給与・賞与", 180_000, 180_000, 0),
        ("家賃・住宅ローン", 62_000, 0, -62_000),
        ("食費", 55_000, 0, -55_000),
        ("税金・社会保険料", 0, 9_000, 9_000),
        ("借入れの返済", 70_000, 0, -70_000),
    ]
    assert [(line.before_bar, line.after_bar) for line in compared.lines][:2] == [(100, 100), (34, 0)]
    assert (compared.change.income, compared.change.expenses, compared.change.left) == (0, -178_000, 178_000)


def test_a_month_is_written_once_and_changed_later(here: Cast) -> None:
    case = new_case(here)
    budget = a_month(here, case)
    with pytest.raises(BudgetExistsError):
        a_month(here, case)
    a_month(here, case, stage=Stage.AFTER)
    change_budget(budget_id=budget.pk, lines={BudgetItem.PENSION: 65_000}, note="年金だけ", actor=here.aoi, at=LATER)
    sheet = budget_for(here.aoi, budget.pk)
    assert (dict(sheet.lines), sheet.budget.note) == ({BudgetItem.PENSION: 65_000}, "年金だけ")
    with pytest.raises(BudgetNotFoundError):
        change_budget(budget_id=budget.pk + 999, lines={BudgetItem.PENSION: 1}, actor=here.aoi, at=LATER)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ({}, BudgetEmptyError),
        ({BudgetItem.FOOD: 0}, BudgetEmptyError),
        ({BudgetItem.FOOD: -1}, AmountOutOfRangeError),
        ({BudgetItem.FOOD: 10_000_000_000}, AmountOutOfRangeError),
    ],
)
def test_a_month_without_sense_is_refused(here: Cast, lines: dict[BudgetItem, int], error: type[Exception]) -> None:
    case = new_case(here)
    told: dict[str, Any] = {"month": date(2026, 1, 1), "stage": Stage.BEFORE, "actor": here.aoi, "at": LATER}
    with pytest.raises(error):
        record_budget(case_id=case.pk, lines=lines, **told)


def test_debts_are_added_up_and_those_taken_off_are_not(here: Cast) -> None:
    case = new_case(here)
    paid, open_debt = a_debt(here, case), a_debt(here, case, "知人", 50_000)
    remove_debt(debt_id=paid.pk, actor=here.aoi, at=LATER)
    facts = DebtFacts(creditor="知人", left_yen=40_000, monthly_yen=10_000)
    change_debt(debt_id=open_debt.pk, facts=facts, actor=here.aoi, at=LATER)
    found = household_of(here.aoi, case)
    assert (found.debts_left, found.debts_monthly, len(found.debts)) == (40_000, 10_000, 1)
    for debt_id in (paid.pk, paid.pk + 999):
        with pytest.raises(DebtNotFoundError):
            remove_debt(debt_id=debt_id, actor=here.aoi, at=LATER)
        with pytest.raises(DebtNotFoundError):
            debt_for(here.aoi, debt_id)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        (DebtFacts(creditor=" ", left_yen=1), NameMissingError),
        (DebtFacts(creditor="x", left_yen=-1), AmountOutOfRangeError),
        (DebtFacts(creditor="x", left_yen=1, monthly_yen=10_000_000_000), AmountOutOfRangeError),
    ],
)
def test_a_debt_without_sense_is_refused(here: Cast, facts: DebtFacts, error: type[Exception]) -> None:
    with pytest.raises(error):
        record_debt(case_id=new_case(here).pk, facts=facts, actor=here.aoi, at=LATER)


def test_a_case_that_has_ended_takes_nothing_more(here: Cast) -> None:
    case = new_case(here)
    budget, debt = a_month(here, case), a_debt(here, case)
    closed(here, case)
    with pytest.raises(CaseClosedError):
        a_month(here, case, stage=Stage.AFTER)
    with pytest.raises(CaseClosedError):
        change_budget(budget_id=budget.pk, lines={BudgetItem.FOOD: 1}, actor=here.aoi, at=LATER)
    with pytest.raises(CaseClosedError):
        remove_debt(debt_id=debt.pk, actor=here.aoi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_keeps_and_reads_them(here: Cast, name: str) -> None:
    case, other = new_case(here), here.actors[name]
    budget, debt = a_month(here, case), a_debt(here, case)
    for attempt in (
        lambda: change_budget(budget_id=budget.pk, lines={BudgetItem.FOOD: 1}, actor=other, at=LATER),
        lambda: remove_debt(debt_id=debt.pk, actor=other, at=LATER),
        lambda: household_of(other, case),
        lambda: budget_for(other, budget.pk),
        lambda: debt_for(other, debt.pk),
    ):
        with pytest.raises(NotAllowedError):
            attempt()
