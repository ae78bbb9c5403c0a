"""What cases have beside their course in the demo: the rows of sheets are those that the actions leave."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from case_core.approvals.models import Approval
from case_core.approvals.rules import signed_endings
from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.records.models import Compartment, Opening, SealedEntry
from case_core.sheets.actions.keep_business_sheet import keep_business_sheet
from case_core.sheets.actions.record_budget import record_budget
from case_core.sheets.actions.record_debt import record_debt
from case_core.sheets.actions.record_session import record_session
from case_core.sheets.models import Budget, BudgetLine, BusinessSession, BusinessSheet, Company, Debt
from mannaka.demo_data import kept_sheets, seed
from mannaka.demo_data.imabari import IMABARI
from mannaka_kit.audit.models import Entry
from mannaka_kit.clock import day_of
from mannaka_tenancy import Tenant, use
from tests.mannaka.demo_data.test_plan import NOW
from tests.support.cases import AT, new_case
from tests.support.cast import Cast, cast_of

OF_ONE_ROW = {"id", "target_id", "case", "case_id", "sheet", "budget", "company"}
TABLES = (Company, BusinessSheet, BusinessSession, Budget, BudgetLine, Debt)


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def rows() -> dict[str, list[dict[str, Any]]]:
    found = {table.__name__: [values(row) for row in table._default_manager.order_by("pk")] for table in TABLES}
    kept = Entry.objects.filter(action__regex=r"^(business|household)\.").order_by("pk")
    return {**found, "Entry": [values(row) for row in kept]}


def values(row: Any) -> dict[str, Any]:
    told = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    people = {"kept_by", "recorded_by", "actor_id"}
    return {name: value for name, value in told.items() if name not in OF_ONE_ROW | people}


def by_actions(here: Cast, case: Case) -> None:
    day = day_of(AT)
    told: dict[str, Any] = {"case_id": case.pk, "actor": here.aoi, "at": AT}
    business = {"company": kept_sheets.COMPANY, "contact_name": kept_sheets.CONTACT, "topics": kept_sheets.TOPICS}
    keep_business_sheet(**told, **business)
    record_session(on=day, **told, **kept_sheets.TALK)
    kept = {(budget.month, budget.stage): budget.note for budget in Budget.objects.all()}
    assert kept == {}
    record_budget(month=day.replace(year=2025, month=12), lines=kept_sheets.BEFORE, **told, **kept_sheets.BEFORE_SAID)
    record_budget(month=day, lines=kept_sheets.AFTER, **told, **kept_sheets.AFTER_SAID)
    for facts in kept_sheets.DEBTS:
        record_debt(facts=facts, **told)


def test_sheets_lie_as_if_they_had_been_kept(db: None, imabari: Tenant, saijo: Tenant) -> None:
    here, there = cast_of(imabari), cast_of(saijo)
    with use(imabari):
        by_actions(here, new_case(here))
        expected = rows()
    with use(saijo):
        case = new_case(there)
        kept_sheets.keep_business(case, there.aoi)
        kept_sheets.keep_household(case, there.aoi)
        assert rows() == expected
    assert len(expected["Entry"]) == 6


def test_the_demo_shows_a_restricted_record_that_was_looked_into_and_what_waits_for_the_head(
    db: None, imabari: Tenant
) -> None:
    with time_machine.travel(NOW, tick=False):
        seed.seed_city(IMABARI.code, scale=0.05)
    with use(imabari):
        assert (Compartment.objects.count(), SealedEntry.objects.count(), Opening.objects.count()) == (1, 3, 1)
        assert Case.objects.filter(marks__contains=[Mark.RESTRICTED]).exists()
        assert sorted(Approval.objects.values_list("kind", "status")) == [
            ("closing", "waiting"),
            ("reading", "signed"),
            ("reading", "waiting"),
        ]
        assert signed_endings().outcomes == ("no_answer",)
