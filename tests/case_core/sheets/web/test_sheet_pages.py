"""The pages of businesses and households."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import Case
from case_core.sheets.models import Budget, Debt
from case_core.sheets.states import Stage
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.sheets import NUMBER, a_debt, a_month

DeskOf = Callable[[str], Desk]


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def test_a_business_is_written_down_and_talked_with(case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/business/"
    assert "事業者の登録がありません" in aoi.get(path).content.decode()
    told = {"name": "国税庁", "contact_name": "越智 健", "topics": ["funds", "subsidy"]}
    wrong = aoi.send(f"{path}keep/", corporate_number="7000012050003", **told).content.decode()
    assert "打ちまちがい" in wrong
    assert "越智 健" in wrong
    page = aoi.send_and_follow(f"{path}keep/", corporate_number="７０００ ０１２０ ５０００２", **told)
    assert (NUMBER in page, "補助金・支援制度" in page) == (True, True)
    said = {"on": "2026-01-13", "adviser": "よろず支援拠点 山本", "summary": "資金繰り表を作った。"}
    assert "資金繰り表を作った。" in aoi.send_and_follow(f"{path}session/", minutes="60", **said)
    listed = aoi.get("/staff/companies/").content.decode()
    assert "国税庁" in listed
    company_id = aoi.get(path).context["sheet"].company_id
    assert "資金繰り表を作った。" in aoi.get(f"/staff/companies/{company_id}/").content.decode()


def test_a_household_is_compared_in_a_table_with_bars(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/household/"
    assert "家計表はまだありません" in aoi.get(path).content.decode()
    aoi.send_and_follow(f"{path}budget/", month="令和7年12月", stage="before", wages="１８０，０００円", food="55,000")
    page = aoi.send_and_follow(f"{path}budget/", month="2026-01", stage="after", wages="180000", food="48000")
    assert ("-7,000" in page, 'class="bars"' in page, "2025-12" in page) == (True, True, True)
    with use(cast.city):
        budget = Budget.objects.get(stage="after")
    again = aoi.get(f"/staff/budgets/{budget.pk}/").content.decode()
    assert 'value="48,000"' in again
    assert "40,000" in aoi.send_and_follow(f"/staff/budgets/{budget.pk}/", wages="180000", food="40000")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("food", "-500", "0円以上"),
        ("food", "五万", "数字で入力"),
        ("food", "99999999999", "9,999,999,999円まで"),
        ("month", "平成40年1月", "年と月を読み取れません"),
        ("month", "きのう", "年と月を読み取れません"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_rest_is_kept(
    case: Case, desk: DeskOf, field: str, typed: str, said: str
) -> None:
    told = {"month": "2026-01", "stage": "before", "wages": "180000", "note": "聞き取った額", field: typed}
    page = desk("aoi").send(f"/staff/cases/{case.pk}/household/budget/", **told).content.decode()
    assert (said in page, typed in page, "聞き取った額" in page) == (True, True, True)


def test_debts_are_listed_changed_and_taken_off(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/household/"
    assert "820,000" in aoi.send_and_follow(f"{path}debt/", creditor="カードローン", left_yen="８２００００")
    with use(cast.city):
        debt = Debt.objects.get()
    changed = aoi.send_and_follow(
        f"/staff/debts/{debt.pk}/", creditor="カードローン", left_yen="700000", months_behind="3"
    )
    assert ("700,000" in changed, "3か月" in changed) == (True, True)
    assert "借入れを一覧から外しました。" in aoi.send_and_follow(f"/staff/debts/{debt.pk}/remove/")


def test_the_page_asks_the_database_as_often_for_two_months_as_for_one(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/household/"
    with use(cast.city):
        a_month(cast, case)
        a_debt(cast, case)
    aoi.get(path)
    few = statements_of(aoi, path)
    with use(cast.city):
        a_month(cast, case, stage=Stage.AFTER)
        a_debt(cast, case, "知人")
    assert statements_of(aoi, path) <= few


def statements_of(desk: Desk, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert desk.get(path).status_code == 200
    return len(seen)
