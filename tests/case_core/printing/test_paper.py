"""The sheets as PDF: tagged, in the right place, and without what was blacked out."""

import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from case_core.cases.models import Case, Contact, Statement
from case_core.codes.models import TroubleItem
from case_core.handovers.models import Handover
from case_core.parties.models import Person
from case_core.printing.orders import Address, Order
from case_core.printing.redaction import BAR
from case_core.printing.states import Sheet
from case_core.relations.models import CasePerson
from case_core.troubles.models import CaseTrouble
from tests.case_core.printing.conftest import ASSESSMENT, FACT, INTERNAL, THIRD_PARTY, WHOSE
from tests.support.cases import AT, LETTER, MATTER, new_case
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf
from tests.support.receiving import a_relative
from tests.support.safety import shielded

Printed = Callable[[Order], ReadPdf]
# Wherever A4 folded in three slides in a 長形3号 envelope (235 x 120 mm), its window shows this part of the sheet.
WINDOW = {"left": 22, "top": 12, "right": 87, "bottom": 41}
ADDRESS = Address(
    name="田中 花子", postcode="794-8511", lines=("愛媛県今治市別宮町一丁目四番地一", "みなとハイツ二〇三号室")
)


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_sheet_is_tagged_and_has_title_and_language(printed: Printed, handover: Handover, sheet: Sheet) -> None:
    paper = printed(Order(sheet=sheet, handover_id=handover.pk))

    assert paper.is_tagged
    assert paper.language == "ja"
    assert paper.title == f"{sheet.label} {handover.case.number}"
    assert b'pdfuaid:part="1"' in paper.metadata()
    tags = paper.tags()
    assert {"H1", "P", "Table", "TH", "TD"} <= set(tags)
    assert tags.index("H1") < tags.index("Table")


def test_the_foot_says_the_number_when_and_by_whom_and_which_page_it_is(printed: Printed, case: Case) -> None:
    paper = printed(Order(sheet=Sheet.HISTORY))

    foot = paper.text(0)
    assert case.number in foot
    assert "2026年1月13日（火） 9:40 青井 葵" in foot
    assert "1 / 1" in foot
    assert paper.where("1 / 1").top > 270


def test_the_history_tells_everything_to_those_who_may_read_it(printed: Printed, handover: Handover) -> None:
    text = _squeezed(printed(Order(sheet=Sheet.HISTORY)).text())

    for words in (MATTER, FACT, THIRD_PARTY, ASSESSMENT, INTERNAL, LETTER.reason, "田中 花子", "市民税課"):
        assert _squeezed(words) in text, words


def test_what_was_blacked_out_cannot_be_taken_out_of_the_file(printed: Printed, handover: Handover) -> None:
    paper = printed(Order(sheet=Sheet.HISTORY, is_redacted=True))

    text = _squeezed(paper.text())
    for words in (THIRD_PARTY, WHOSE, ASSESSMENT, INTERNAL, LETTER.reason, LETTER.story):
        assert _squeezed(words) not in text, words
    for words in (MATTER, FACT, LETTER.wishes):
        assert _squeezed(words) in text, words
    # Two kinds of words, and of the hand-over its reason and its story; the internal talk is left away as a whole.
    assert text.count(BAR) == 4
    assert "4か所" in text
    assert "1件の記録を除いています" in text


def test_no_two_passages_of_different_length_leave_bars_of_different_length(printed: Printed, case: Case) -> None:
    text = _squeezed(printed(Order(sheet=Sheet.HISTORY, is_redacted=True)).text())

    assert {len(bar) for bar in text.replace("■の部分", "").split() if set(bar) == {"■"}} <= {len(BAR)}
    assert "■" * (len(BAR) + 1) not in text


def test_the_address_stands_in_the_window_wherever_the_sheet_slides(printed: Printed) -> None:
    paper = printed(Order(sheet=Sheet.HISTORY, address=ADDRESS))

    for words in (f"〒{ADDRESS.postcode}", *ADDRESS.lines, f"{ADDRESS.name} 様"):
        box = paper.where(words)
        assert box.left >= WINDOW["left"], words
        assert box.top >= WINDOW["top"], words
        assert box.right <= WINDOW["right"], words
        assert box.bottom <= WINDOW["bottom"], words
    # Nothing else of the letter shows, even where the sheet slides farthest.
    assert paper.where("書類をお送りします").top > 57


def test_without_consent_a_carry_sheet_names_nobody(printed: Printed, handover: Handover) -> None:
    Handover.objects.filter(pk=handover.pk).update(consent="withheld")

    text = printed(Order(sheet=Sheet.CARRY, handover_id=handover.pk)).text()

    assert "田中" not in text
    assert "090-1234-5678" not in text
    assert "ご本人の同意がないため" in text


def test_a_shielded_person_has_no_telephone_on_paper(printed: Printed, here: Cast, case: Case) -> None:
    shielded(here, case)

    text = printed(Order(sheet=Sheet.INTAKE, has_seen_warning=True)).text()

    assert "090-1234-5678" not in text
    # Whoever finds the paper does not learn from it that somebody is shielded.
    assert "相談センターにお問い合わせください" in text
    assert "保護" not in text


def test_of_a_shielded_relative_the_paper_tells_no_more_than_the_name(printed: Printed, here: Cast, case: Case) -> None:
    hers = new_case(here)
    a_relative(here, case, known_id=hers.party_id, relation="長女", note="別府町の妹の家", lives_together=True)
    a_relative(here, case, name="田中 実", relation="夫", note="日中は仕事", lives_together=True)
    shielded(here, hers)

    text = printed(Order(sheet=Sheet.INTAKE, has_seen_warning=True)).text()
    assert "長女" in text
    assert "別府町" not in text
    assert text.count("同居") == 1
    assert "日中は仕事" in text
    assert "保護" not in text


def test_a_long_case_is_printed_in_seconds_with_every_page_numbered(printed: Printed, here: Cast, case: Case) -> None:
    contacts = Contact.objects.bulk_create(
        Contact(case=case, at=AT, channel="telephone", direction="incoming", author_id=here.aoi.user_id)
        for _ in range(200)
    )
    Statement.objects.bulk_create(
        Statement(contact=contact, kind="words", body=f"{number}回目の話。" + "同じことを繰り返し話された。" * 12)
        for number, contact in enumerate(contacts)
    )

    began = _seconds_of_presses()
    paper = printed(Order(sheet=Sheet.HISTORY))
    took = _seconds_of_presses() - began

    pages = len(paper.document)
    assert pages > 20
    assert f"{pages} / {pages}" in paper.text(pages - 1)
    assert f"2 / {pages}" in paper.text(1)
    assert took < 8


def test_names_and_words_without_a_space_stay_on_the_paper(printed: Printed, case: Case, tmp_path: Path) -> None:
    case.party.name, case.party.name_kana = "寿限無" * 25, "ジュゲム" * 40
    case.party.save(update_fields=["name", "name_kana"])
    Statement.objects.filter(contact__case=case).update(body="あ" * 3000 + "https://" + "a" * 300)

    paper = printed(Order(sheet=Sheet.HISTORY))

    for number in range(len(paper.document)):
        assert paper.rightmost(number) <= 210 - 18 + 0.5


@pytest.fixture
def family(case: Case) -> CasePerson:
    """Tick two troubles, and name the mother who lives with the person."""
    worst, other = TroubleItem.objects.order_by("position")[:2]
    CaseTrouble.objects.create(case=case, item=worst, is_worst=True)
    CaseTrouble.objects.create(case=case, item=other)
    case.party.birth_date = date(1967, 3, 9)
    case.party.save(update_fields=["birth_date"])
    mother = Person.objects.create(name="田中 ハツエ", added_at=AT)
    return CasePerson.objects.create(
        case=case, person=mother, role="family", relation="母", lives_together=True, added_at=AT
    )


def test_troubles_and_family_stand_on_the_sheets_that_carry_the_matter(
    printed: Printed, handover: Handover, family: CasePerson
) -> None:
    worst, other = (trouble.item.name for trouble in handover.case.troubles.order_by("-is_worst"))
    for sheet in (Sheet.INTAKE, Sheet.CARRY):
        text = _squeezed(printed(Order(sheet=sheet, handover_id=handover.pk)).text())
        for words in (f"◎{worst}", f"○{other}", "昭和42年3月9日", "田中ハツエ", "母", "同居"):
            assert _squeezed(words) in text, (sheet, words)


def test_family_is_left_away_where_the_sheet_goes_out_or_nobody_agreed(
    printed: Printed, handover: Handover, family: CasePerson
) -> None:
    Handover.objects.filter(pk=handover.pk).update(consent="withheld")
    orders = (Order(sheet=Sheet.INTAKE, is_redacted=True), Order(sheet=Sheet.CARRY, handover_id=handover.pk))
    for order in orders:
        assert "ハツエ" not in printed(order).text()


def _seconds_of_presses() -> float:
    """Return what presses have computed: others may keep the machine busy."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _squeezed(text: str) -> str:
    return "".join(text.split())
