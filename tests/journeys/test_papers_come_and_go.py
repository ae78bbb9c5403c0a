"""Paper in and paper out: a letter is scanned and opened, a virus is not, and a sheet saves telling it all again."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from case_core.attachments.models import Attachment
from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.case_core.attachments import samples
from tests.support.browser import House, Visitor
from tests.support.cases import LETTER, MATTER, handed_over, new_case
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf
from tests.support.worker import work_off

pytestmark = pytest.mark.browser

TITLE = "住民税の通知が届かない"
GOOD, BAD = "督促状.pdf", "ご請求.txt"
NOTE = "知らない人からのメールに付いていたもの"
POST = """async (form) => {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  return [answer.headers.get("content-type"), [...new Uint8Array(await answer.arrayBuffer())]];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A case that was handed to 市民税課, and where it stands."""

    people: Cast
    case: Case

    @property
    def path(self) -> str:
        """Return the address of the case."""
        return f"/staff/cases/{self.case.pk}/"


@pytest.fixture
def counter(house: House, people: Cast) -> Counter:
    """Return the counter to which somebody has brought a letter."""
    with use(people.city):
        case = new_case(people)
        handed_over(people, case)
    return Counter(people=people, case=case)


def test_a_letter_is_opened_and_a_virus_is_not(
    house: House, counter: Counter, saijo_people: Cast, tmp_path: Path
) -> None:
    (tmp_path / GOOD).write_bytes(samples.pdf(pages=2))
    (tmp_path / BAD).write_bytes(samples.virus())
    aoi = house.staff(counter.people.city, counter.people.users["aoi"]).open(counter.path).press("添付")
    _add(aoi, tmp_path / GOOD, note="持ってこられた督促状")
    expect(_row(aoi, GOOD)).to_contain_text("検査が済むまで開けません。")
    assert aoi.page.get_by_role("link", name=GOOD, exact=True).count() == 0
    _add(aoi, tmp_path / BAD, note=NOTE)
    expect(aoi.page.locator("[data-upload-status]")).to_contain_text(f"「{BAD}」からウイルスが見つかりました")
    expect(aoi.page.locator("#id_note")).to_have_value(NOTE)

    work_off(counter.people.city)
    expect(_row(aoi, GOOD)).to_contain_text("安全な写し", timeout=12_000)
    expect(_row(aoi, GOOD)).to_contain_text("2ページ")
    assert samples.pages_of(_saved(aoi, GOOD)) == 2
    assert _row(aoi, BAD).count() == 0

    with use(counter.people.city):
        letter = Attachment.objects.get()
    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert akane.open(f"/staff/attachments/{letter.pk}/").heading == "ページが見つかりません"


def test_a_carried_sheet_opens_what_was_said(house: House, counter: Counter, saijo_people: Cast) -> None:
    aoi = house.staff(counter.people.city, counter.people.users["aoi"]).open(counter.path).press("印刷")
    aoi.choose("つなぐシート").pick("つなぐシートのあて先", "市民税課")
    kind, content = aoi.page.locator("main .card form").evaluate(POST)
    paper = "".join(ReadPdf(bytes(content)).text().split())
    aoi.press("画面で開く")
    code = aoi.page.locator(".code__letters").inner_text()
    assert kind == "application/pdf"
    for words in (code, LETTER.reason, LETTER.story, "市民税課", "田中花子"):
        assert words in paper

    ren = house.staff(counter.people.city, counter.people.users["ren"])
    _type_code(ren, "AAAA-AAAA")
    assert ren.page.title().startswith("入力の確認：")
    _type_code(ren, code.lower().replace("-", " "))
    for words in (TITLE, LETTER.story, "田中 花子"):
        assert ren.sees(words), words
    assert not ren.sees(MATTER)  # the section reads the letter, not the centre's record

    for cast, name in ((counter.people, "yui"), (saijo_people, "ren")):
        stranger = house.staff(cast.city, cast.users[name])
        _type_code(stranger, code)
        assert stranger.path == "/staff/carried/"
        assert not stranger.sees(TITLE)


def _add(aoi: Visitor, file: Path, *, note: str) -> None:
    aoi.page.locator("#id_file").set_input_files(file)
    aoi.write("何のファイルですか", note).named("添付する").click()
    expect(aoi.page.locator("[data-upload-status]")).to_contain_text(file.name)


def _row(aoi: Visitor, name: str) -> Locator:
    return aoi.page.locator("table.files tbody tr").filter(has_text=name)


def _saved(aoi: Visitor, name: str) -> bytes:
    with aoi.page.expect_download() as saving:
        aoi.page.get_by_role("link", name=name, exact=True).click()
    return Path(saving.value.path()).read_bytes()


def _type_code(officer: Visitor, code: str) -> None:
    officer.open("/staff/").press("つなぐコード").write("つなぐコード", code).press("開く")
