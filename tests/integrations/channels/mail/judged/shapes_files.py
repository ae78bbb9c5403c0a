"""Shapes: files, and the names that they have."""

import struct
import unicodedata
from typing import Final
from urllib.parse import quote

from tests.integrations.channels.mail.judged.encoders import as_windows_shows, cp932, iso_2022_jp, word
from tests.integrations.channels.mail.judged.parts import (
    Judged,
    Letter,
    digest,
    file_part,
    multipart,
    picture,
    text_part,
)
from tests.integrations.channels.mail.judged.shapes_charsets import Shape
from tests.integrations.channels.mail.judged.words import Dice

PDF: Final = b"application/pdf"
LARGE: Final = 25 * 1024 * 1024


def _with_file(dice: Dice, name: str, disposition: bytes, kind: bytes = PDF) -> Judged:
    letter, content = Letter(dice), picture(dice)
    parts = [text_part(letter.text.encode()), file_part(content, kind, disposition)]
    return Judged(raw=letter.head() + multipart(parts), said=letter.said(files=((name, digest(content)),)))


def name_by_rfc_2231(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(dice, name, b"attachment; filename*=UTF-8''" + quote(name).encode())


def name_by_rfc_2231_in_shift_jis(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(
        dice, as_windows_shows(name), b"attachment; filename*=Shift_JIS'ja'" + quote(cp932(name)).encode()
    )


def name_by_rfc_2231_in_pieces(dice: Dice) -> Judged:
    name = dice.file() * 3
    content = name.encode()
    pieces = [content[at : at + 20] for at in range(0, len(content), 20)]
    lines = [f"filename*{number}*={chr(39) * 2 if number else 'utf-8' + chr(39) * 2}" for number in range(len(pieces))]
    lines = [line if not number else f"filename*{number}*=" for number, line in enumerate(lines)]
    written = ";\r\n ".join(line + quote(piece) for line, piece in zip(lines, pieces, strict=True))
    return _with_file(dice, name, b"attachment; " + written.encode())


def name_by_rfc_2231_partly_plain(dice: Dice) -> Judged:
    name = dice.file()
    stem, _, end = name.rpartition(".")
    pieces = f"filename*0*=utf-8''{quote(stem)}; filename*1=\".{end}\"; size=600"
    return _with_file(dice, name, b"attachment;\r\n\t" + pieces.encode())


def name_in_words(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(dice, name, b"attachment", PDF + b'; name="' + word(name) + b'"')


def name_in_words_of_jis(dice: Dice) -> Judged:
    name = dice.file()
    written = b'attachment; filename="' + word(name, "iso-2022-jp") + b'"'
    return _with_file(dice, as_windows_shows(name), written)


def name_in_raw_shift_jis(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(dice, as_windows_shows(name), b'attachment; filename="' + cp932(name) + b'"')


def name_in_raw_jis(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(dice, as_windows_shows(name), b'attachment; filename="' + iso_2022_jp(name) + b'"')


def name_in_raw_utf_8(dice: Dice) -> Judged:
    name = dice.file()
    return _with_file(dice, name, b'attachment; filename="' + name.encode() + b'"')


def name_in_decomposed_kana(dice: Dice) -> Judged:
    name = dice.file()
    written = quote(unicodedata.normalize("NFD", name)).encode()
    return _with_file(dice, name, b"attachment; filename*=utf-8''" + written)


def name_that_leads_elsewhere(dice: Dice) -> Judged:
    return _with_file(dice, "passwd\u5199.exe", 'attachment; filename="../../etc/\u202epasswd写.exe"'.encode())


def file_without_a_name(dice: Dice) -> Judged:
    return _with_file(dice, "", b"attachment")


def winmail_dat(dice: Dice) -> Judged:
    letter = Letter(dice)
    content = struct.pack("<IH", 0x223E9F78, 1) + dice.random.randbytes(300)
    parts = [
        text_part(letter.text.encode()),
        file_part(content, b'application/ms-tnef; name="winmail.dat"', b'attachment; filename="winmail.dat"'),
    ]
    said = letter.said(files=(("winmail.dat", digest(content)),))
    return Judged(raw=letter.head() + multipart(parts), said=said)


def one_picture_and_no_word(dice: Dice) -> Judged:
    letter, content = Letter(dice), picture(dice)
    parts = [text_part(b"\n"), file_part(content, b"image/jpeg", b'inline; filename="IMG_0001.jpg"')]
    raw = letter.head(Subject=None) + multipart(parts)
    said = letter.said(fresh="", subject="", files=(("IMG_0001.jpg", digest(content)),))
    return Judged(raw=raw, said=said)


def nothing_but_a_picture(dice: Dice) -> Judged:
    letter, content = Letter(dice), picture(dice)
    raw = letter.head() + file_part(content, b"image/jpeg", b'attachment; filename="a.jpg"')
    return Judged(raw=raw, said=letter.said(fresh="", files=(("a.jpg", digest(content)),)))


def words_around_a_picture(dice: Dice) -> Judged:
    letter, content = Letter(dice), picture(dice)
    below = dice.text()
    parts = [
        text_part(letter.text.encode()),
        file_part(content, b"image/jpeg; name=photo.jpeg", b"inline; filename=photo.jpeg"),
        text_part(below.encode()),
    ]
    said = letter.said(fresh=f"{letter.text}\n{below}", files=(("photo.jpeg", digest(content)),))
    return Judged(raw=letter.head() + multipart(parts), said=said)


def text_as_a_file(dice: Dice) -> Judged:
    letter, content, name = Letter(dice), cp932(dice.text()), dice.file() + ".txt"
    disposition = b"attachment; filename*=utf-8''" + quote(name).encode()
    parts = [text_part(letter.text.encode()), file_part(content, b"text/plain; charset=shift_jis", disposition)]
    return Judged(raw=letter.head() + multipart(parts), said=letter.said(files=((name, digest(content)),)))


def a_file_of_25_megabytes(dice: Dice) -> Judged:
    letter = Letter(dice)
    content = (b"%d" % dice.number() + b"0123456789abcdef" * 1024) * (LARGE // (16 * 1024))
    content = content[:LARGE]
    parts = [text_part(letter.text.encode()), file_part(content, PDF, b"attachment; filename=large.pdf")]
    return Judged(raw=letter.head() + multipart(parts), said=letter.said(files=(("large.pdf", digest(content)),)))


SHAPES: Final[tuple[Shape, ...]] = (
    name_by_rfc_2231,
    name_by_rfc_2231_in_shift_jis,
    name_by_rfc_2231_in_pieces,
    name_by_rfc_2231_partly_plain,
    name_in_words,
    name_in_words_of_jis,
    name_in_raw_shift_jis,
    name_in_raw_jis,
    name_in_raw_utf_8,
    name_in_decomposed_kana,
    name_that_leads_elsewhere,
    file_without_a_name,
    winmail_dat,
    one_picture_and_no_word,
    nothing_but_a_picture,
    words_around_a_picture,
    text_as_a_file,
)
LARGE_SHAPES: Final[tuple[Shape, ...]] = (a_file_of_25_megabytes,)
