"""What a file is, its content tells; what is not on the short list gets a sentence that names it."""

import pytest

from case_core.attachments import errors
from case_core.attachments.inspection.inspect import inspect
from case_core.attachments.kinds import MOST_BYTES, FileKind
from tests.case_core.attachments import samples


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("写真.JPG", samples.jpeg(), FileKind.JPEG),
        ("photo.jpeg", samples.jpeg(), FileKind.JPEG),
        ("画面.png", samples.picture("PNG"), FileKind.PNG),
        ("a.webp", samples.picture("WEBP"), FileKind.WEBP),
        ("a.gif", samples.picture("GIF"), FileKind.GIF),
        ("IMG_0001.HEIC", samples.heic(), FileKind.HEIC),
        ("通知.pdf", samples.pdf(), FileKind.PDF),
        ("メモ.txt", "督促状が届いた。".encode(), FileKind.TEXT),
        ("メモ.txt", "督促状が届いた。".encode("cp932"), FileKind.TEXT),
        ("メモ.txt", "督促状が届いた。".encode("utf-16"), FileKind.TEXT),
        ("家計.csv", "月,食費\n1,30000\n".encode("cp932"), FileKind.CSV),
        ("申立書.docx", samples.office(), FileKind.DOCX),
        ("一覧.xlsx", samples.office(samples.XLSX), FileKind.XLSX),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_what_is_on_the_list_is_known_by_its_content(name: str, content: bytes, kind: FileKind) -> None:
    assert inspect(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("空.pdf", b"", errors.EmptyFileError),
        ("空白.txt", b" \r\n\x00", errors.EmptyFileError),
        ("大.txt", b"a" * (MOST_BYTES + 1), errors.TooLargeError),
        ("photo.jpg", samples.pdf(), errors.MislabelledError),
        ("通知.pdf", samples.jpeg(), errors.MislabelledError),
        ("通知.pdf.exe", samples.pdf(), errors.MislabelledError),
        ("写真", samples.jpeg(), errors.MislabelledError),
        ("表.xlsx", samples.office(), errors.MislabelledError),
        ("表.xlsx", b"PK\x03\x04broken", errors.KindNotTakenError),
        ("書類.zip", samples.office("application/zip"), errors.KindNotTakenError),
        ("run.exe", b"MZ\x90\x00\x03\x00", errors.KindNotTakenError),
        ("run.bat", b"del c:\\", errors.KindNotTakenError),
        ("page.txt", b"\xef\xbb\xbf<html><script>", errors.KindNotTakenError),
        ("絵.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', errors.KindNotTakenError),
        ("音.mp3", b"ID3\x04\x00\x00", errors.KindNotTakenError),
        ("古い.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, errors.OldOfficeError),
        ("秘密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, errors.OldOfficeError),
        ("表.xlsx", samples.office(samples.XLSX, **{"xl__vbaProject.bin": b"x"}), errors.MacrosError),
        ("表.xlsx", samples.office(samples.XLSX, **{"xl__embeddings__oleObject1.bin": b"x"}), errors.MacrosError),
        ("書.docx", samples.office(samples.DOCX.replace("main", "macroEnabled.main")), errors.MacrosError),
        (
            "書.docx",
            samples.office(
                **{"word___rels__settings.xml.rels": b'<Relationship Type="attachedTemplate" TargetMode="External"/>'}
            ),
            errors.MacrosError,
        ),
        ("爆弾.png", samples.bomb(), errors.TooManyPixelsError),
        ("壊.jpg", samples.jpeg()[:20], errors.DamagedError),
        ("壊.heic", samples.heic()[:40], errors.DamagedError),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_what_is_not_taken_is_named_at_the_field(name: str, content: bytes, error: type[errors.UnfitFileError]) -> None:
    with pytest.raises(error) as caught:
        inspect(name, content)

    assert caught.value.field == "file"
    assert f"「{name}」" in str(caught.value)


def test_a_document_that_unpacks_to_a_city_of_paper_is_too_large() -> None:
    with pytest.raises(errors.TooLargeError):
        inspect("爆弾.docx", samples.office(**{"word__document.xml": b"0" * 301 * 1024 * 1024}))
