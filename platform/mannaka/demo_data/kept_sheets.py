"""Sheets that lie with cases, most of which are over; the rows are those that the actions leave while one is open."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.db.models import Model

from case_core.cases.models import Case
from case_core.sheets.amounts import write_lines
from case_core.sheets.companies import CompanyFacts, company_of
from case_core.sheets.corporate_numbers import check_digit
from case_core.sheets.debts import DebtFacts, put_facts
from case_core.sheets.models import Budget, BusinessSession, BusinessSheet, Debt
from case_core.sheets.states import BudgetItem, BusinessTopic, Stage
from mannaka_kit import audit, clock
from tenants.accounts.actor import Actor

# No registry office has this number: the company is invented.
_BASE: Final = "999901000001"
COMPANY: Final = CompanyFacts(
    name="有限会社うずしお商店",
    name_kana="ユウゲンガイシャウズシオショウテン",
    corporate_number=f"{check_digit(_BASE)}{_BASE}",
)
CONTACT: Final = "代表 浅海 一郎"
TOPICS: Final = (BusinessTopic.FUNDS, BusinessTopic.SALES, BusinessTopic.SUBSIDY)
TALK: Final = {
    "adviser": "よろず支援拠点の相談員",
    "minutes": 60,
    "summary": "三か月分の入出金を一緒に表にした。仕入れの支払いを月末から翌月十日へ移してもらう相談の順番を決めた。",
    "next_step": "次回までに、去年の月ごとの売上げを持ってきてもらう。補助金の締め切りを商工労政課に確かめる。",
}
BEFORE: Final[Mapping[BudgetItem, int]] = {
    BudgetItem.WAGES: 168_000,
    BudgetItem.ALLOWANCES: 30_000,
    BudgetItem.HOUSING: 62_000,
    BudgetItem.FOOD: 58_000,
    BudgetItem.UTILITIES: 21_500,
    BudgetItem.TELEPHONE: 19_800,
    BudgetItem.TRANSPORT: 18_000,
    BudgetItem.INSURANCE: 14_200,
    BudgetItem.REPAYMENT: 36_000,
}
AFTER: Final[Mapping[BudgetItem, int]] = {
    **BEFORE,
    BudgetItem.HOUSING: 34_000,
    BudgetItem.FOOD: 50_000,
    BudgetItem.TELEPHONE: 6_800,
    BudgetItem.INSURANCE: 4_000,
    BudgetItem.REPAYMENT: 20_000,
}
BEFORE_SAID: Final = {"stage": Stage.BEFORE, "note": "通帳と領収書から書き出した。"}
AFTER_SAID: Final = {"stage": Stage.AFTER, "note": "県営住宅への住みかえと、格安の電話への変更を見込む。"}
DEBTS: Final = (
    DebtFacts(creditor="銀行のカードローン", left_yen=820_000, monthly_yen=20_000, months_behind=2),
    DebtFacts(creditor="消費者金融", left_yen=310_000, monthly_yen=16_000, note="任意整理を法テラスに相談中"),
)


def keep_business(case: Case, clerk: Actor) -> BusinessSheet:
    """Keep a business sheet with a talk, as of the case's last moment."""
    at, person = case.touched_at, {"recorded_by_id": clerk.user_id}
    sheet = BusinessSheet.objects.create(
        case=case,
        company=company_of(COMPANY, known=None),
        contact_name=CONTACT,
        topics=[topic.value for topic in BusinessTopic if topic in TOPICS],
        kept_by_id=clerk.user_id,
        kept_at=at,
    )
    _record("business.sheet_kept", sheet, case, clerk)
    day = at.astimezone(clock.TOKYO).date()
    session = BusinessSession.objects.create(sheet=sheet, on=day, recorded_at=at, **person, **TALK)
    _record("business.session_recorded", session, case, clerk)
    return sheet


def keep_household(case: Case, clerk: Actor) -> None:
    """Keep a month before and a month after, and two debts, as of the case's last moment."""
    at = case.touched_at
    after = at.astimezone(clock.TOKYO).date().replace(day=1)
    before = (after - timedelta(days=1)).replace(day=1)
    for month, lines, said in ((before, BEFORE, BEFORE_SAID), (after, AFTER, AFTER_SAID)):
        budget = Budget.objects.create(case=case, month=month, kept_by_id=clerk.user_id, kept_at=at, **said)
        write_lines(budget, {item: lines[item] for item in BudgetItem if item in lines})
        _record("household.budget_recorded", budget, case, clerk)
    for facts in DEBTS:
        debt = Debt(case=case, recorded_by_id=clerk.user_id, recorded_at=at)
        put_facts(debt, facts)
        debt.save(force_insert=True)
        _record("household.debt_recorded", debt, case, clerk)


def _record(code: str, target: Model, case: Case, clerk: Actor) -> None:
    audit.record(code, actor=clerk, target=target, at=case.touched_at, case_id=case.pk)
