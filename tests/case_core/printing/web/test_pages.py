"""Choose a sheet on the page, print it, and open what somebody carried."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from case_core.printing.codes import code_for
from case_core.printing.redaction import BAR
from case_core.printing.web import views
from mannaka_kit.audit.models import Entry
from mannaka_kit.pdf import Missing, PressMissingError
from mannaka_tenancy import use
from tests.case_core.printing.conftest import ASSESSMENT, FACT
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf
from tests.support.safety import shielded

DeskOf = Callable[[str], Desk]


def url(case: Case) -> str:
    return f"/staff/cases/{case.pk}/print/"


def test_the_page_offers_the_sheets_and_prints_nothing_by_being_opened(case: Case, desk: DeskOf) -> None:
    page = desk("aoi").get(url(case))

    text = page.content.decode()
    for words in ("相談受付票", "つなぐシート", "相談の経過", "PDFを作る", "画面で開く"):
        assert words in text
    assert Entry.objects.filter(action="case.printed").count() == 0


def test_a_pdf_comes_that_no_cache_keeps(case: Case, desk: DeskOf) -> None:
    answer = desk("aoi").send(url(case), sheet="history")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{case.number}-history.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert FACT in "".join(ReadPdf(answer.content).text().split())


def test_the_page_for_the_browsers_own_printing_is_the_same_sheet(case: Case, desk: DeskOf) -> None:
    text = desk("aoi").send(url(case), sheet="history", is_redacted="on", **{"as": "page"}).content.decode()

    assert FACT in text
    assert ASSESSMENT not in text
    assert BAR in text


def test_a_carry_sheet_without_a_hand_over_is_asked_for_at_its_field(
    case: Case, handover: Handover, desk: DeskOf
) -> None:
    text = desk("aoi").send(url(case), sheet="carry").content.decode()
    assert "どの課への「つなぐシート」かを選んでください。" in text

    answer = desk("aoi").send(url(case), sheet="carry", handover=str(handover.pk))
    assert answer["Content-Type"] == "application/pdf"


def test_where_nothing_was_handed_over_the_page_says_how_to_get_a_carry_sheet(case: Case, desk: DeskOf) -> None:
    text = desk("aoi").send(url(case), sheet="carry").content.decode()

    assert "課に引き継ぐと印刷できるようになります" in text
    assert "どの課への「つなぐシート」かを選んでください。" in text


def test_a_cover_letter_needs_a_name_and_an_address_and_keeps_what_was_typed(case: Case, desk: DeskOf) -> None:
    sent = {"sheet": "history", "has_cover": "on", "name": "", "postcode": "794-8511", "address": ""}
    text = desk("aoi").send(url(case), **sent).content.decode()

    assert text.count("送り状を付けるときは、入力してください。") >= 2
    assert "794-8511" in text


def test_a_shielded_persons_sheet_waits_for_the_tick(here: Cast, case: Case, desk: DeskOf) -> None:
    shielded(here, case)
    aoi = desk("aoi")
    assert "この方の連絡先は守られています" in aoi.get(url(case)).content.decode()

    text = aoi.send(url(case), sheet="history").content.decode()
    assert "この方は保護の対象です。" in text
    assert Entry.objects.filter(action="case.printed").count() == 0

    answer = aoi.send(url(case), sheet="history", has_seen_warning="on")
    assert answer["Content-Type"] == "application/pdf"


def test_without_pango_only_the_pdf_button_is_off(case: Case, desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Missing(what="Pango", packages=("libpango-1.0-0", "libpangoft2-1.0-0"))
    monkeypatch.setattr(views.pdf, "what_is_missing", lambda: missing)

    text = desk("aoi").get(url(case)).content.decode()

    assert "libpango-1.0-0 libpangoft2-1.0-0" in text
    assert "PDFを作る" not in text
    assert "画面で開く" in text


def test_a_press_that_is_gone_is_told_on_the_form(case: Case, desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_paper: object) -> bytes:
        raise PressMissingError

    monkeypatch.setattr(views, "as_pdf", gone)
    answer = desk("aoi").send(url(case), sheet="history")

    assert answer.status_code == 200
    assert "このサーバーでは、まだPDFを作れません。" in answer.content.decode()


def test_the_next_desk_types_the_code_and_reads_the_hand_over(here: Cast, handover: Handover, desk: DeskOf) -> None:
    code, _until = code_for(handover, actor=here.aoi, at=AT)

    page = desk("ren").send_and_follow("/staff/carried/", code=code.lower())

    assert handover.story in page
    with use(here.city):
        assert Entry.objects.filter(action="carry.opened").count() == 1


def test_a_wrong_code_stays_in_its_field_with_what_to_do(here: Cast, desk: DeskOf) -> None:
    text = desk("ren").send("/staff/carried/", code="AAAA-AAAA").content.decode()

    assert "このコードでは開けませんでした。" in text
    assert "AAAA-AAAA" in text
    with use(here.city):
        assert list(Entry.objects.filter(action="carry.refused").values_list("outcome", flat=True)) == ["refused"]
