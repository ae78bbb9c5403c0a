"""Which company asks about what, and its talks."""

from datetime import date
from typing import Any

import pytest

from case_core.cases.errors import CaseClosedError
from case_core.sheets.actions.keep_business_sheet import keep_business_sheet
from case_core.sheets.actions.record_session import record_session
from case_core.sheets.companies import CompanyFacts
from case_core.sheets.errors import (
    CheckDigitError,
    CompanyNotFoundError,
    FutureDayError,
    MinutesOutOfRangeError,
    NameMissingError,
    NoBusinessSheetError,
    OtherCompanyError,
    TopicsMissingError,
    WordsMissingError,
)
from case_core.sheets.events import BusinessSheetKept
from case_core.sheets.models import Company
from case_core.sheets.selectors import business_sheet_of, companies_visible_to, company_for
from case_core.sheets.states import BusinessTopic
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import TODAY, Cast, cast_of
from tests.support.memory import remembered
from tests.support.sheets import NUMBER, a_business


def keep(here: Cast, case_id: int, **more: Any) -> Any:
    told = {
        "company": CompanyFacts(name="有限会社大三島柑橘"),
        "contact_name": "菅 実",
        "topics": [BusinessTopic.SALES],
        "actor": here.aoi,
        "at": LATER,
        **more,
    }
    return keep_business_sheet(case_id=case_id, **told)


def talk(here: Cast, case_id: int, **more: Any) -> Any:
    told = {"on": TODAY, "adviser": "よろず支援拠点 山本", "summary": "資金繰り表を作った。", **more}
    return record_session(case_id=case_id, **{"actor": here.aoi, "at": LATER, **told})


def test_a_sheet_names_the_company_and_its_topics(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    sheet = keep(here, case.pk, topics=[BusinessTopic.SALES, BusinessTopic.FUNDS])
    assert sheet.topics == ["funds", "sales"]
    assert told[-1] == BusinessSheetKept(case_id=case.pk, company_id=sheet.company_id)
    assert remembered("business.sheet_kept") == [("centre_staff", case.pk, "done")]


def test_a_company_is_known_again_by_its_number(here: Cast) -> None:
    first = a_business(here, new_case(here), "国税庁", NUMBER)
    second = a_business(here, new_case(here), "国税庁", "７０００−０１２０−５０００２")
    assert (first.company_id, Company.objects.count()) == (second.company_id, 1)
    with pytest.raises(OtherCompanyError):
        a_business(here, new_case(here), "別の会社", NUMBER)


def test_a_number_that_comes_later_is_added_to_the_company(here: Cast) -> None:
    case = new_case(here)
    first = a_business(here, case, "国税庁")
    assert a_business(here, case, "国税庁", NUMBER).company_id == first.company_id
    assert Company.objects.get().corporate_number == NUMBER


def test_a_company_without_a_number_is_known_by_its_name(here: Cast) -> None:
    sheets = [a_business(here, new_case(here), "喫茶うずしお") for _number in range(2)]
    assert len({sheet.company_id for sheet in sheets}) == 1
    company, found = company_for(here.aoi, sheets[0].company_id)
    assert (company.name, len(found)) == ("喫茶うずしお", 2)
    assert [each.case_count for each in companies_visible_to(here.aoi)] == [2]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"company": CompanyFacts(name=" ")}, NameMissingError),
        ({"contact_name": ""}, NameMissingError),
        ({"topics": []}, TopicsMissingError),
        ({"company": CompanyFacts(name="x", corporate_number="1000012050002")}, CheckDigitError),
    ],
)
def test_what_is_missing_or_mistyped_is_said(here: Cast, wrong: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        keep(here, new_case(here).pk, **wrong)


def test_a_talk_is_added_in_the_order_of_its_day(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(NoBusinessSheetError):
        talk(here, case.pk)
    a_business(here, case)
    talk(here, case.pk, minutes=60)
    talk(here, case.pk, on=date(2025, 12, 1))
    sheet = business_sheet_of(here.aoi, case)
    assert sheet is not None
    assert [session.on for session in sheet.sessions.all()] == [date(2025, 12, 1), TODAY]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"on": date(2026, 1, 14)}, FutureDayError),
        ({"adviser": " "}, NameMissingError),
        ({"summary": "\n"}, WordsMissingError),
        ({"minutes": 0}, MinutesOutOfRangeError),
        ({"minutes": 601}, MinutesOutOfRangeError),
    ],
)
def test_a_talk_that_cannot_be_is_refused(here: Cast, wrong: dict[str, Any], error: type[Exception]) -> None:
    case = new_case(here)
    a_business(here, case)
    with pytest.raises(error):
        talk(here, case.pk, **wrong)


def test_a_case_that_has_ended_takes_nothing_more(here: Cast) -> None:
    case = new_case(here)
    a_business(here, case)
    closed(here, case)
    with pytest.raises(CaseClosedError):
        talk(here, case.pk)
    with pytest.raises(CaseClosedError):
        keep(here, case.pk)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_keeps_and_reads_them(here: Cast, name: str) -> None:
    case = new_case(here)
    sheet = a_business(here, case)
    with pytest.raises(NotAllowedError):
        keep(here, case.pk, actor=here.actors[name])
    with pytest.raises(NotAllowedError):
        talk(here, case.pk, actor=here.actors[name])
    with pytest.raises(NotAllowedError):
        company_for(here.actors[name], sheet.company_id)
    assert list(companies_visible_to(here.actors[name])) == []


def test_the_other_city_knows_no_company_of_this_one(here: Cast, saijo: Tenant) -> None:
    company_id = a_business(here, new_case(here)).company_id
    there = cast_of(saijo)
    with use(saijo):
        assert list(companies_visible_to(there.aoi)) == []
        with pytest.raises(CompanyNotFoundError):
            company_for(there.aoi, company_id)
