"""Mails are understood as they were meant, whatever their bytes are, and nothing raises."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.channels.mail.reading.charsets import decode
from integrations.channels.mail.reading.mail import file_in, read_mail
from integrations.channels.mail.reading.structure import DEEPEST
from integrations.channels.mail.reading.words import addresses_in, sender_in, words_in
from tests.integrations.channels.mail.bench import mail
from tests.integrations.channels.mail.judged import make
from tests.integrations.channels.mail.judged.shapes_charsets import Shape
from tests.integrations.channels.mail.judged.words import dice
from tests.integrations.channels.mail.judging import NOW, differences


@pytest.mark.parametrize("shape", make.SHAPES, ids=lambda shape: shape.__name__)
def test_every_mail_of_the_first_half_says_what_it_was_meant_to(shape: Shape) -> None:
    for number in range(make.OF_EACH):
        assert differences(shape(dice("dev", f"0 {shape.__name__}-{number}"))) == {}


def test_so_does_every_mail_of_the_half_that_was_held_out() -> None:
    wrong = [name for name, judged in make.mails("held_out") if differences(judged)]

    assert len(wrong) == 0


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_a_mail(raw: bytes) -> None:
    read_mail(raw, received_at=NOW)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(make.SHAPES), st.integers(0, 10**6), st.binary(max_size=40), st.integers(0, 40))
def test_a_mail_with_something_else_in_it_is_still_read(shape: Shape, at: int, other: bytes, gone: int) -> None:
    raw = shape(dice("dev", "0")).raw
    place = at % (len(raw) + 1)
    changed = raw[:place] + other + raw[place + gone :]

    for file in read_mail(changed, received_at=NOW).files:
        assert file_in(changed, file.path) is not None


def test_what_cannot_be_read_is_shown_as_such_and_its_bytes_are_kept() -> None:
    broken = "こんにちは".encode()[:-1]
    head = mail("").removesuffix(b"\r\n")
    found = read_mail(head + broken, received_at=NOW)

    assert [each.text for each in found.passages] == ["こんにち\N{REPLACEMENT CHARACTER}"]
    assert list(found.damaged.values()) == [broken]


def test_a_mail_within_mails_without_end_is_looked_into_so_deep_and_no_deeper() -> None:
    raw = mail("innermost")
    for _ in range(DEEPEST * 3):
        raw = b"From: <a@example.jp>\r\nContent-Type: message/rfc822\r\n\r\n" + raw

    found = read_mail(raw, received_at=NOW)

    assert "innermost" not in str(found.passages)
    assert [each.media_type for each in found.files] == ["message/rfc822"]


@pytest.mark.parametrize("label", ["hex", "base64", "unicode_escape", "zlib", "idna", "rot13", "\x00", "あ" * 50])
def test_a_label_that_is_no_charset_of_texts_is_passed_over(label: str) -> None:
    assert decode("相談".encode(), label).text == "相談"


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"nobody",
        b"<>",
        b"<a@b c>",
        b"=?utf-8?B?!!!?=",
        b"<" + b"a" * 400 + b"@example.jp>",
        b"\xff<\xfe@\xfd \xfc>",
    ],
)
def test_a_header_without_an_address_has_no_sender(value: bytes) -> None:
    assert sender_in(value) is None


def test_letters_that_deceive_the_eye_are_left_out_of_names() -> None:
    found = sender_in('"\u202e\u5e02\u9577" <a@example.jp>'.encode())

    assert found is not None
    assert found.name == "\u5e02\u9577"


def test_every_address_of_a_header_is_found() -> None:
    value = b'A <a@example.jp>, "b, c" <B+x@Example.jp>, d@example.jp (d)'

    assert addresses_in(value) == ("a@example.jp", "b+x@example.jp", "d@example.jp")


def test_words_of_two_charsets_beside_each_other_are_both_read() -> None:
    first, second = b"=?utf-8?B?44GT?=", b"=?iso-2022-jp?B?GyRCJHMbKEI=?="

    assert words_in(first + b"\r\n " + second) == "こん"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sun, 22 Nov 2026 21:00:00 +0900", datetime(2026, 11, 22, 12, 0, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Sun, 22 Nov 2099 21:00:00 +0900", None),
        ("Sun, 99 Nov 2026 99:00:00 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_that_cannot_be_is_none(date: str, expected: datetime | None) -> None:
    assert read_mail(mail("x", Date=date), received_at=NOW).sent_at == expected


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis"])
def test_what_a_mailbox_puts_in_the_place_of_a_nul_is_left_out(charset: str) -> None:
    assert decode("困って".encode(charset) + b"\x80" + "います".encode(charset), charset).text == "困っています"
