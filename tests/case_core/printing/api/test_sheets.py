"""Sheets and codes for programs."""

from collections.abc import Callable
from datetime import date

import pytest

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from case_core.printing.codes import code_for
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.api_tokens.actions.create_token import create_token
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program
from tests.case_core.printing.conftest import ASSESSMENT, FACT
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf
from tests.support.safety import shielded


@pytest.fixture
def program(here: Cast) -> Callable[[str], Program]:
    """Return a maker of programs that act as somebody of the cast, with every scope."""

    def make(who: str) -> Program:
        owner_id, scopes = here.users[who].pk, tuple(Scope)
        at, last_day = clock.now(), date(2026, 12, 31)
        told = {"owner_id": owner_id, "purpose": "印刷", "scopes": scopes, "last_day": last_day}
        return Program(here.city, create_token(**told, actor=here.mio, at=at).secret)

    return make


def test_a_program_gets_the_sheet_as_pdf(case: Case, program: Callable[[str], Program]) -> None:
    answer = program("aoi").get(f"cases/{case.pk}/sheet/", sheet="history", is_redacted="true")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{case.number}-history.pdf"'
    text = "".join(ReadPdf(answer.content).text().split())
    assert FACT in text
    assert ASSESSMENT not in text


@pytest.mark.parametrize("accepted", ["application/pdf", "*/*"])
def test_a_program_may_ask_for_pdf_by_name_and_is_told_of_problems_all_the_same(
    case: Case, program: Callable[[str], Program], accepted: str
) -> None:
    client = program("aoi").client
    sheet = client.get(f"/api/v1/cases/{case.pk}/sheet/?sheet=intake", headers={"accept": accepted})
    assert sheet["Content-Type"] == "application/pdf"

    wrong = client.get(f"/api/v1/cases/{case.pk}/sheet/?sheet=poster", headers={"accept": accepted})
    assert wrong.status_code == 422
    assert wrong["Content-Type"] == "application/problem+json"


def test_a_shielded_persons_sheet_needs_the_word_that_the_warning_was_read(
    here: Cast, case: Case, program: Callable[[str], Program]
) -> None:
    shielded(here, case)
    refused = program("aoi").get(f"cases/{case.pk}/sheet/", sheet="history")

    assert refused.json()["code"] == "print.shield_not_confirmed"


def test_the_sections_program_opens_a_carried_code_and_a_refusal_stays_recorded(
    here: Cast, handover: Handover, program: Callable[[str], Program]
) -> None:
    code, _until = code_for(handover, actor=here.aoi, at=AT)
    opened = program("ren").post("carried/", {"code": code})
    assert (opened.status_code, opened.json()["id"]) == (200, handover.pk)

    refused = program("yui").post("carried/", {"code": code})
    assert (refused.status_code, refused.json()["code"]) == (404, "carry.code_unknown")
    with use(here.city):
        assert list(Entry.objects.filter(action="carry.refused").values_list("outcome", flat=True)) == ["refused"]
