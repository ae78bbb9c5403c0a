"""Shapes: what stands above the text, and what is missing there."""

import email.utils
from collections.abc import Mapping
from typing import Final

from tests.integrations.channels.mail.judged.encoders import (
    as_windows_shows,
    broken_words,
    cp932,
    iso_2022_jp,
    word,
    words_of,
)
from tests.integrations.channels.mail.judged.parts import Judged, Letter, text_part
from tests.integrations.channels.mail.judged.shapes_charsets import Shape
from tests.integrations.channels.mail.judged.words import Dice


def _mail(letter: Letter, said: Mapping[str, object] | None = None, **headers: bytes | None) -> Judged:
    raw = letter.head(**headers) + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said(**(said or {})))


def _sender(letter: Letter, name: bytes) -> bytes:
    return name + b" <" + letter.address.encode() + b">"


def raw_shift_jis_in_headers(dice: Dice) -> Judged:
    letter = Letter(dice)
    shown = {"subject": as_windows_shows(letter.subject), "name": as_windows_shows(letter.name)}
    return _mail(letter, shown, Subject=cp932(letter.subject), From=_sender(letter, cp932(letter.name)))


def raw_utf_8_in_headers(dice: Dice) -> Judged:
    letter = Letter(dice)
    return _mail(letter, Subject=letter.subject.encode(), From=_sender(letter, letter.name.encode()))


def raw_jis_in_headers(dice: Dice) -> Judged:
    letter = Letter(dice)
    shown = {"subject": as_windows_shows(letter.subject), "name": as_windows_shows(letter.name)}
    return _mail(letter, shown, Subject=iso_2022_jp(letter.subject), From=_sender(letter, iso_2022_jp(letter.name)))


def words_cut_within_a_character(dice: Dice) -> Judged:
    letter = Letter(dice, subject=dice.subject() + dice.text(1).replace("\n", ""))
    return _mail(letter, Subject=broken_words(letter.subject, "utf-8", 16))


def words_of_jis_cut_within_a_character(dice: Dice) -> Judged:
    letter = Letter(dice, subject=dice.subject() + dice.text(1).replace("\n", ""))
    shown = {"subject": as_windows_shows(letter.subject)}
    return _mail(letter, shown, Subject=broken_words(letter.subject, "iso-2022-jp", 21))


def words_in_quotes(dice: Dice) -> Judged:
    letter = Letter(dice)
    return _mail(letter, From=_sender(letter, b'"' + word(letter.name) + b'"'))


def words_of_shift_jis_labelled_utf_8(dice: Dice) -> Judged:
    letter = Letter(dice)
    shown = {"subject": as_windows_shows(letter.subject)}
    return _mail(letter, shown, Subject=words_of(cp932(letter.subject), "UTF-8"))


def words_quoted_printable(dice: Dice) -> Judged:
    letter = Letter(dice, subject="Re: " + dice.subject())
    return _mail(letter, Subject=word(letter.subject, "utf-8", "Q").replace(b"=20", b"_"))


def words_without_spaces_between(dice: Dice) -> Judged:
    letter = Letter(dice)
    half = len(letter.subject) // 2
    joined = word(letter.subject[:half]) + word(letter.subject[half:], "utf-8", "q")
    return _mail(letter, Subject=joined)


def words_without_padding(dice: Dice) -> Judged:
    letter = Letter(dice)
    written = word(letter.subject)
    return _mail(letter, Subject=written.removesuffix(b"?=").rstrip(b"=") + b"?=")


def a_long_folded_subject(dice: Dice) -> Judged:
    letter = Letter(dice)
    pieces = [dice.subject() for _ in range(6)]
    letter.subject = "".join(pieces)
    return _mail(letter, Subject=b"\r\n\t".join(word(each) for each in pieces))


def two_dots_at_docomo(dice: Dice) -> Judged:
    letter = Letter(dice, address=f"a..b{dice.number()}@docomo.ne.jp", name="-")
    return _mail(letter, {"name": ""}, From=letter.address.encode())


def a_dot_before_the_at_of_ezweb(dice: Dice) -> Judged:
    letter = Letter(dice, address=f"abc{dice.number()}.@ezweb.ne.jp")
    return _mail(letter)


def a_quoted_local_part_of_docomo(dice: Dice) -> Judged:
    letter = Letter(dice, address=f".x.{dice.number()}.@docomo.ne.jp")
    local, _, host = letter.address.partition("@")
    return _mail(letter, From=word(letter.name) + f' <"{local}"@{host}>'.encode())


def a_name_with_a_comma(dice: Dice) -> Judged:
    letter = Letter(dice, name="Sato, Hanako (Imabari)")
    return _mail(letter, From=_sender(letter, b'"Sato, Hanako (Imabari)"'))


def a_name_in_brackets_behind(dice: Dice) -> Judged:
    letter = Letter(dice)
    return _mail(letter, From=letter.address.encode() + b" (" + word(letter.name) + b")")


def a_decomposed_name(dice: Dice) -> Judged:
    letter = Letter(dice, name="がぎ ぱぴ子")
    return _mail(letter, From=_sender(letter, word("か\u3099き\u3099 は\u309aひ\u309a子")))


def no_date(dice: Dice) -> Judged:
    return _mail(Letter(dice), Date=None)


def the_date_of_1970(dice: Dice) -> Judged:
    return _mail(Letter(dice), Date=b"Thu, 01 Jan 1970 00:00:00 +0000")


def a_date_that_is_none(dice: Dice) -> Judged:
    return _mail(Letter(dice), Date=cp932("令和８年１１月２２日（日）"))


def no_message_id(dice: Dice) -> Judged:
    return _mail(Letter(dice), Message_ID=None)


def a_message_id_that_is_none(dice: Dice) -> Judged:
    return _mail(Letter(dice), Message_ID=b"<<broken id @@ >" + email.utils.quote(" ").encode())


def no_mime_version(dice: Dice) -> Judged:
    return _mail(Letter(dice), MIME_Version=None)


def headers_twice(dice: Dice) -> Judged:
    letter = Letter(dice)
    twice = b"Subject: other\r\nFrom: other@example.net\r\nMessage-ID: <2@example.net>\r\nDate: x\r\n"
    raw = letter.head() + twice + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said())


def a_line_of_a_mailbox_file_on_top(dice: Dice) -> Judged:
    letter = Letter(dice)
    raw = b"From citizen@example.jp Sun Nov 22 21:30:00 2026\r\n" + letter.head() + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said())


def a_line_that_is_no_header(dice: Dice) -> Judged:
    letter = Letter(dice)
    first, _, rest = letter.head().partition(b"Subject: ")
    raw = first + b"X-Very-Strange\x00-Header : \xff\xfe\r\nSubject: " + rest + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said())


SHAPES: Final[tuple[Shape, ...]] = (
    raw_shift_jis_in_headers,
    raw_utf_8_in_headers,
    raw_jis_in_headers,
    words_cut_within_a_character,
    words_of_jis_cut_within_a_character,
    words_in_quotes,
    words_of_shift_jis_labelled_utf_8,
    words_quoted_printable,
    words_without_spaces_between,
    words_without_padding,
    a_long_folded_subject,
    two_dots_at_docomo,
    a_dot_before_the_at_of_ezweb,
    a_quoted_local_part_of_docomo,
    a_name_with_a_comma,
    a_name_in_brackets_behind,
    a_decomposed_name,
    no_date,
    the_date_of_1970,
    a_date_that_is_none,
    no_message_id,
    a_message_id_that_is_none,
    no_mime_version,
    headers_twice,
    a_line_of_a_mailbox_file_on_top,
    a_line_that_is_no_header,
)
