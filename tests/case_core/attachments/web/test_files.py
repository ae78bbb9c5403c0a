"""The page of a case's files: adding, opening, removing, and who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from case_core.attachments import vault
from case_core.attachments.kinds import MOST_BYTES
from case_core.attachments.models import Attachment
from case_core.cases.models import Case
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.case_core.attachments import samples
from tests.support.browsing import Desk
from tests.support.cases import closed, new_case
from tests.support.cast import Cast
from tests.support.files import added, checked
from tests.support.memory import remembered
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]


@pytest.fixture
def matter(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def letter(cast: Cast, matter: Case) -> Attachment:
    with use(cast.city):
        return checked(cast, matter, name="通知.pdf", content=samples.pdf())


@pytest.fixture
def photograph(cast: Cast, matter: Case) -> Attachment:
    with use(cast.city):
        return checked(cast, matter, name="写真.jpg")


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def page_of(case: Case) -> str:
    return f"/staff/cases/{case.pk}/attachments/"


def test_the_case_leads_to_its_files_and_the_empty_page_says_what_for(matter: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert f'href="{page_of(matter)}"' in aoi.get(f"/staff/cases/{matter.pk}/").content.decode()
    page = aoi.get(page_of(matter)).content.decode()
    assert "ファイルはまだありません" in page
    assert "ウイルス検査は、お試し用です" in page


def test_several_files_are_sent_at_once(cast: Cast, matter: Case, desk: DeskOf) -> None:
    files = [sent("督促状.pdf", samples.pdf()), sent("写真.jpg", samples.jpeg())]
    page = desk("aoi").send_and_follow(page_of(matter), file=files, note="届いた督促状")
    for words in ("督促状.pdf", "写真.jpg", "届いた督促状", "検査待ち", "検査が済むまで開けません。", "青井 葵"):
        assert words in page
    with use(cast.city):
        assert Attachment.objects.filter(case=matter).count() == 2


def test_one_unfit_file_is_named_and_nothing_of_the_form_is_lost(cast: Cast, matter: Case, desk: DeskOf) -> None:
    files = [sent("写真.jpg", samples.jpeg()), sent("通知.pdf", samples.jpeg())]
    page = desk("aoi").send(page_of(matter), file=files, note="届いた督促状")
    assert "「通知.pdf」は、名前の終わりと中身が合いません" in str(page.context["form"].errors["file"])
    assert 'value="届いた督促状"' in page.content.decode()
    with use(cast.city):
        assert not Attachment.objects.filter(case=matter).exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("請求書.txt", samples.virus(), "ウイルスが見つかりました"),
        ("空.txt", b"", "中身がありません"),
        ("大きい.txt", b"a" * (MOST_BYTES + 1), "1つのファイルは20MBまでです"),
        ("動画.mp4", b"\x00\x00\x00\x18ftypmp42", "添付できない種類"),
        ("爆弾.png", samples.bomb(), "縦横が大きすぎます"),
    ],
    ids=["infected", "empty", "large", "film", "bomb"],
)
def test_bad_files_meet_a_sentence_at_the_field(
    matter: Case, desk: DeskOf, name: str, content: bytes, words: str
) -> None:
    page = desk("aoi").send(page_of(matter), file=[sent(name, content)], note="メモ")
    (message,) = page.context["form"].errors["file"]
    assert words in message
    assert name in message


def test_without_a_file_the_form_says_so(matter: Case, desk: DeskOf) -> None:
    page = desk("aoi").send(page_of(matter), note="メモ")
    assert page.context["form"].errors["file"] == ["ファイルを選んでください。"]


def test_more_than_ten_files_are_too_many(matter: Case, desk: DeskOf) -> None:
    files = [sent(f"{number}.jpg", samples.jpeg()) for number in range(11)]
    page = desk("aoi").send(page_of(matter), file=files)
    assert "10個まで" in str(page.context["form"].errors["file"])


def test_a_second_press_adds_nothing(cast: Cast, matter: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    for _ in range(2):
        answer = aoi.send(page_of(matter), key="k" * 20, file=[sent("写真.jpg", samples.jpeg())])
        assert answer.status_code == 302
    with use(cast.city):
        assert Attachment.objects.filter(case=matter).count() == 1


def test_a_picture_is_shown_and_harmless(cast: Cast, photograph: Attachment, desk: DeskOf) -> None:
    answer = desk("aoi").get(f"/staff/attachments/{photograph.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    with use(cast.city):
        assert answer.content == vault.get(photograph.key, "copy")
        assert remembered("attachment.opened") == [("centre_staff", photograph.case_id, "done")]


def test_a_letter_is_saved_as_its_safe_copy_and_its_original_on_request(
    cast: Cast, letter: Attachment, desk: DeskOf
) -> None:
    copy = desk("aoi").get(f"/staff/attachments/{letter.pk}/")
    original = desk("aoi").get(f"/staff/attachments/{letter.pk}/original/")
    assert copy["Content-Disposition"].startswith("attachment; ")
    assert samples.pages_of(copy.content) == 2
    assert b"SecretTitle" not in copy.content
    assert original.content == samples.pdf()
    with use(cast.city):
        assert [len(remembered(f"attachment.{code}")) for code in ("opened", "original_opened")] == [1, 1]


def test_a_picture_has_no_original_to_ask_for(photograph: Attachment, desk: DeskOf) -> None:
    assert desk("aoi").get(f"/staff/attachments/{photograph.pk}/original/").status_code == 404


def test_nobody_opens_what_is_not_checked(cast: Cast, matter: Case, desk: DeskOf) -> None:
    with use(cast.city):
        waiting = added(cast, matter)
    for path in ("", "original/"):
        answer = desk("aoi").get(f"/staff/attachments/{waiting.pk}/{path}")
        assert answer.status_code == 409
        assert "まだ検査が済んでいないため開けません" in answer.content.decode()


def test_a_scanner_that_is_away_is_told(cast: Cast, matter: Case, desk: DeskOf, settings: Any) -> None:
    settings.MANNAKA_SCANNER, settings.MANNAKA_CLAMD_URL = "clamd", "tcp://127.0.0.1:9"
    with use(cast.city):
        checked(cast, matter)
    page = desk("aoi").get(page_of(matter)).content.decode()
    assert "ウイルス検査の装置につながりません（最後に試したのは 9:40）" in page
    assert "お試し用です" not in page


def test_a_removal_asks_why_and_the_line_stays(cast: Cast, letter: Attachment, matter: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/attachments/{letter.pk}/remove/"
    assert "通知.pdf" in aoi.get(path).content.decode()
    assert "reason" in aoi.send(path, reason=" ").context["form"].errors
    page = aoi.send_and_follow(path, reason="ほかの人の手紙だった")
    for words in ("通知.pdf", "削除済み", "ほかの人の手紙だった"):
        assert words in page
    assert f'href="/staff/attachments/{letter.pk}/"' not in page
    gone = aoi.get(f"/staff/attachments/{letter.pk}/")
    assert gone.status_code == 409
    assert "すでに削除されている" in gone.content.decode()


def test_a_closed_case_shows_its_files_and_takes_none(
    cast: Cast, letter: Attachment, matter: Case, desk: DeskOf
) -> None:
    with use(cast.city):
        closed(cast, matter)
    page = desk("aoi").get(page_of(matter)).content.decode()
    assert f'href="/staff/attachments/{letter.pk}/"' in page
    assert "data-upload" not in page


@pytest.mark.parametrize("name", ["ren", "yui", "mio", "sora"])
def test_only_the_centre_sees_files(letter: Attachment, matter: Case, desk: DeskOf, name: str) -> None:
    one = f"/staff/attachments/{letter.pk}/"
    for path in (page_of(matter), one, f"{one}original/", f"{one}remove/"):
        assert desk(name).get(path).status_code == 403


def test_the_other_city_has_none_of_it(cast: Cast, saijo_cast: Cast, letter: Attachment) -> None:
    there = Desk(saijo_cast.city, saijo_cast.users["aoi"])
    for path in ("", "original/", "remove/"):
        assert there.get(f"/staff/attachments/{letter.pk}/{path}").status_code == 404
    assert there.send(f"/staff/attachments/{letter.pk}/remove/", reason="x").status_code == 404


def test_the_same_number_in_two_cities_is_two_files(cast: Cast, saijo_cast: Cast, letter: Attachment) -> None:
    with use(saijo_cast.city):
        theirs = new_case(saijo_cast)
        twin = checked(saijo_cast, theirs, name="西条.txt", content="西条のひみつ".encode())
        Attachment.objects.filter(pk=twin.pk).update(id=letter.pk)
    there = Desk(saijo_cast.city, saijo_cast.users["aoi"]).get(f"/staff/attachments/{letter.pk}/")
    here = Desk(cast.city, cast.users["aoi"]).get(f"/staff/attachments/{letter.pk}/")
    assert there.content.decode() == "西条のひみつ"
    assert samples.pages_of(here.content) == 2


def test_what_lies_in_one_city_opens_in_no_other(cast: Cast, saijo_cast: Cast, letter: Attachment, media: Any) -> None:
    (path,) = (found for found in media.rglob("*.copy"))
    other = media / str(saijo_cast.city.key) / path.relative_to(media / str(cast.city.key))
    other.parent.mkdir(parents=True)
    other.write_bytes(path.read_bytes())
    with use(saijo_cast.city), pytest.raises(vault.UndecipherableError):
        vault.get(letter.key, "copy")


def test_a_page_of_files_takes_few_statements_however_many(cast: Cast, matter: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        checked(cast, matter)
    aoi.get(page_of(matter))
    few = statements(lambda: aoi.get(page_of(matter)))
    with use(cast.city):
        for number in range(5):
            checked(cast, matter, name=f"{number}.txt", content=b"text")
    assert statements(lambda: aoi.get(page_of(matter))) == few <= 8


def test_the_audit_names_no_file(cast: Cast, letter: Attachment, desk: DeskOf) -> None:
    desk("aoi").get(f"/staff/attachments/{letter.pk}/")
    with use(cast.city):
        written = str(list(Entry.objects.filter(action__startswith="attachment.").values()))
    assert "通知" not in written
    assert "attachment.opened" in written
