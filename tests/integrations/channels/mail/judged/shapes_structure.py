"""Shapes: how a mail is put together, and what is quoted in it."""

from typing import Final

from tests.integrations.channels.mail.judged.encoders import as_windows_shows, iso_2022_jp, word
from tests.integrations.channels.mail.judged.parts import (
    TO,
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

HTML: Final = "text/html; charset=utf-8"


def _html(text: str) -> str:
    lines = "".join(f"<div>{line}</div>" for line in text.split("\n"))
    return (
        "<!DOCTYPE html><html><head><style>p { color: red }</style><title>x</title></head><body>"
        f"{lines}<script>alert(1)</script><img src='https://track.example/1.gif'></body></html>"
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def subject_only(dice: Dice) -> Judged:
    letter = Letter(dice)
    return Judged(raw=letter.head() + text_part(b""), said=letter.said(fresh=""))


def nothing_at_all(dice: Dice) -> Judged:
    letter = Letter(dice)
    return Judged(raw=letter.head(Subject=None) + b"\r\n", said=letter.said(fresh="", subject=""))


def no_empty_line_after_the_headers(dice: Dice) -> Judged:
    letter = Letter(dice)
    return Judged(raw=letter.head(), said=letter.said(fresh=""))


def html_only(dice: Dice) -> Judged:
    letter = Letter(dice)
    return Judged(raw=letter.head() + text_part(_html(letter.text).encode(), HTML, "base64"), said=letter.said())


def html_that_names_its_charset_inside(dice: Dice) -> Judged:
    letter = Letter(dice)
    page = _html(letter.text).replace(
        "<head>", "<head><meta http-equiv='Content-Type' content='text/html; charset=iso-2022-jp'>"
    )
    raw = letter.head() + text_part(iso_2022_jp(page), "text/html", "7bit")
    return Judged(raw=raw, said=letter.said(fresh=as_windows_shows(letter.text)))


def html_with_signs_and_links(dice: Dice) -> Judged:
    letter = Letter(dice)
    page = (
        f"<p>{dice.number()} &lt;3 &amp; &yen;500</p><p><a href='https://example.jp/a?b=1&amp;c=2'>ここ</a>を見て</p>"
    )
    number = page[3 : page.index(" ")]
    letter.text = f"{number} <3 & ¥500\n\nここ (https://example.jp/a?b=1&c=2)を見て"
    return Judged(raw=letter.head() + text_part(page.encode(), HTML), said=letter.said())


def two_ways_of_saying_it(dice: Dice) -> Judged:
    letter = Letter(dice)
    parts = [text_part(letter.text.encode()), text_part(_html(letter.text).encode(), HTML, "base64")]
    return Judged(raw=letter.head() + multipart(parts, "alternative"), said=letter.said())


def two_ways_of_which_one_is_empty(dice: Dice) -> Judged:
    letter = Letter(dice)
    parts = [text_part(b" \n\n"), text_part(_html(letter.text).encode(), HTML, "base64")]
    return Judged(raw=letter.head() + multipart(parts, "alternative"), said=letter.said())


def parts_within_parts(dice: Dice) -> Judged:
    letter, inline, content = Letter(dice), picture(dice), picture(dice)
    page = _html(letter.text).replace("</body>", "<img src='cid:p1'></body>")
    ways = multipart([text_part(letter.text.encode()), text_part(page.encode(), HTML)], "alternative", "=_b3")
    shown = multipart([ways, file_part(inline, b"image/png; name=logo.png", b"inline")], "related", "=_b2")
    raw = letter.head() + multipart([shown, file_part(content, b"application/pdf", b"attachment; filename=a.pdf")])
    files = (("logo.png", digest(inline)), ("a.pdf", digest(content)))
    return Judged(raw=raw, said=letter.said(files=files))


def a_mail_within_a_mail(dice: Dice) -> Judged:
    letter, inner = Letter(dice), Letter(dice)
    content = picture(dice)
    wrapped = inner.head() + multipart(
        [text_part(inner.text.encode()), file_part(content, b"image/jpeg", b"attachment; filename=in.jpg")],
        "mixed",
        "=_in",
    )
    parts = [text_part(letter.text.encode()), b"Content-Type: message/rfc822\r\n\r\n" + wrapped]
    head = f"転送されたメール\n差出人：{inner.name} <{inner.address}>\n件名：{inner.subject}\n"
    said = letter.said(fresh=f"{letter.text}\n{head}\n{inner.text}", files=(("in.jpg", digest(content)),))
    return Judged(raw=letter.head() + multipart(parts), said=said)


def cut_off_in_the_middle(dice: Dice) -> Judged:
    letter = Letter(dice)
    whole = letter.head() + multipart([text_part(letter.text.encode()), text_part(b"the end is missing")])
    return Judged(raw=whole[: whole.index(b"the end")], said=letter.said())


def several_parts_without_a_boundary(dice: Dice) -> Judged:
    letter = Letter(dice)
    raw = letter.head() + b"Content-Type: multipart/mixed\r\n\r\n" + letter.text.encode().replace(b"\n", b"\r\n")
    return Judged(raw=raw, said=letter.said())


def base64_with_rubbish_in_it(dice: Dice) -> Judged:
    letter = Letter(dice)
    body = text_part(letter.text.encode(), way="base64")
    head, _, content = body.partition(b"\r\n\r\n")
    return Judged(raw=letter.head() + head + b"\r\n\r\n" + content[:12] + b"!\r\n " + content[12:], said=letter.said())


def answer_above_what_gmail_quotes(dice: Dice) -> Judged:
    letter, earlier = Letter(dice), dice.text()
    quoted = f"2026年11月22日(日) 10:05 今治市 まるごと相談室 <{TO}>:\n\n{_quoted(earlier)}"
    body = f"{letter.text}\n\n{quoted}".encode()
    return Judged(raw=letter.head() + text_part(body), said=letter.said(quoted=quoted))


def answer_above_what_outlook_quotes(dice: Dice) -> Judged:
    letter, earlier = Letter(dice), dice.text()
    quoted = (
        f"________________________________\n差出人: 今治市 <{TO}>\n送信日時: 2026年11月22日 10:05\n"
        f"宛先: {letter.name}\n件名: RE: {letter.subject}\n\n{earlier}"
    )
    body = iso_2022_jp(f"{letter.text}\n\n{quoted}")
    raw = letter.head() + text_part(body, "text/plain; charset=iso-2022-jp", "7bit")
    said = letter.said(fresh=as_windows_shows(letter.text), quoted=as_windows_shows(quoted))
    return Judged(raw=raw, said=said)


def answer_above_an_original_message(dice: Dice) -> Judged:
    letter = Letter(dice)
    quoted = f"-----Original Message-----\nFrom: {TO}\nSubject: {letter.subject}\n\n{dice.text()}"
    body = f"{letter.text}\n\n{quoted}".encode()
    return Judged(raw=letter.head() + text_part(body, way="base64"), said=letter.said(quoted=quoted))


def answers_between_what_is_quoted(dice: Dice) -> Judged:
    letter = Letter(dice)
    first, second = dice.text(1), dice.text(1)
    body = f"{_quoted(first)}\n{letter.text}\n＞{second.splitlines()[0]}\n以上です。"
    quoted = f"{_quoted(first)}\n＞{second.splitlines()[0]}"
    said = letter.said(fresh=f"{letter.text}\n以上です。", quoted=quoted)
    return Judged(raw=letter.head() + text_part(body.encode()), said=said)


def answer_in_html_with_a_quotation(dice: Dice) -> Judged:
    letter, earlier = Letter(dice), dice.text()
    inner = "".join(f"<div>{line}</div>" for line in earlier.split("\n"))
    page = _html(letter.text).replace("<script>", f"<blockquote type='cite'>{inner}</blockquote><script>")
    raw = letter.head() + text_part(page.encode(), HTML, "base64")
    return Judged(raw=raw, said=letter.said(quoted=_quoted(earlier)))


def forwarded_by_hand(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text = (
        f"これを見てください。\n\n---------- Forwarded message ---------\nFrom: 大家 <a@example.jp>\n\n{letter.text}"
    )
    raw = letter.head(Subject=word("Fwd: 件")) + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said(subject="Fwd: 件"))


SHAPES: Final[tuple[Shape, ...]] = (
    subject_only,
    nothing_at_all,
    no_empty_line_after_the_headers,
    html_only,
    html_that_names_its_charset_inside,
    html_with_signs_and_links,
    two_ways_of_saying_it,
    two_ways_of_which_one_is_empty,
    parts_within_parts,
    a_mail_within_a_mail,
    cut_off_in_the_middle,
    several_parts_without_a_boundary,
    base64_with_rubbish_in_it,
    answer_above_what_gmail_quotes,
    answer_above_what_outlook_quotes,
    answer_above_an_original_message,
    answers_between_what_is_quoted,
    answer_in_html_with_a_quotation,
    forwarded_by_hand,
)
