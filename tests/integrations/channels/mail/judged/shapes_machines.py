"""Shapes: what machines write."""

from dataclasses import replace
from typing import Final

from tests.integrations.channels.mail.judged.encoders import word
from tests.integrations.channels.mail.judged.parts import TO, Judged, Letter, multipart, text_part
from tests.integrations.channels.mail.judged.shapes_charsets import Shape
from tests.integrations.channels.mail.judged.words import Dice


def _mail(dice: Dice, kind: str, text: str = "", **headers: bytes | None) -> Judged:
    letter = Letter(dice, text=text)
    raw = letter.head(**headers) + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said(kind=kind))


def _report(dice: Dice, action: str, status: str) -> Judged:
    letter = Letter(dice, address="MAILER-DAEMON@mx.example.net", name="Mail Delivery System")
    letter.text = "This is the mail system at host mx.example.net."
    told = (
        "Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; gone@docomo.ne.jp\r\n"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {status} User unknown\r\n"
    ).encode()
    sent = (
        b"From: " + TO.encode() + b"\r\nMessage-ID: <%d@city.imabari.example.jp>\r\nSubject: x\r\n\r\n" % dice.number()
    )
    parts = [
        text_part(letter.text.encode(), "text/plain; charset=us-ascii", "7bit"),
        b"Content-Type: message/delivery-status\r\n\r\n" + told,
        b"Content-Type: text/rfc822-headers\r\n\r\n" + sent,
    ]
    raw = letter.head(Return_Path=b"<>", Auto_Submitted=b"auto-replied") + multipart(
        parts, "report; report-type=delivery-status"
    )
    return Judged(raw=raw, said=letter.said(kind="bounce"))


def report_of_a_failure(dice: Dice) -> Judged:
    return _report(dice, "failed", "5.1.1")


def report_of_a_delay(dice: Dice) -> Judged:
    return _report(dice, "delayed", "4.4.1")


def report_in_plain_words(dice: Dice) -> Judged:
    letter = Letter(dice, address="MAILER-DAEMON@docomo.ne.jp", name="-", subject="Mail System Error - Returned Mail")
    letter.text = "次のあて先へのメッセージはエラーのため送信できませんでした。\n<gone@docomo.ne.jp>\n550 Unknown user"
    raw = letter.head(Return_Path=b"<>", From=letter.address.encode()) + text_part(letter.text.encode())
    return Judged(raw=raw, said=letter.said(kind="bounce", name=""))


def report_to_the_address_that_we_made_for_it(dice: Dice) -> Judged:
    judged = _report(dice, "failed", "5.2.2")
    local, _, host = TO.partition("@")
    raw = judged.raw.replace(f"To: {TO}".encode(), f"To: {local}+b-{dice.number():x}@{host}".encode(), 1)
    return Judged(raw=raw, said=judged.said)


def answer_of_somebody_on_holiday(dice: Dice) -> Judged:
    subject = word("自動応答: 不在のお知らせ")
    judged = _mail(dice, "automatic", Auto_Submitted=b"auto-replied (vacation)", Subject=subject)
    return Judged(raw=judged.raw, said=replace(judged.said, subject="自動応答: 不在のお知らせ"))


def answer_of_an_exchange_server(dice: Dice) -> Judged:
    return _mail(dice, "automatic", X_Auto_Response_Suppress=b"All")


def answer_of_an_old_machine(dice: Dice) -> Judged:
    return _mail(dice, "automatic", Precedence=b"junk")


def answer_without_a_return_path(dice: Dice) -> Judged:
    return _mail(dice, "automatic", Return_Path=b"<>")


def notice_of_a_program(dice: Dice) -> Judged:
    return _mail(dice, "automatic", Auto_Submitted=b"auto-generated")


def mail_of_a_list(dice: Dice) -> Judged:
    return _mail(dice, "list", List_Id=b"<machi.example.org>", Precedence=b"list")


def newsletter(dice: Dice) -> Judged:
    return _mail(dice, "list", List_Unsubscribe=b"<https://example.org/u>", Precedence=b"bulk")


def a_person_who_says_no_to_machines(dice: Dice) -> Judged:
    return _mail(dice, "human", Auto_Submitted=b"No")


SHAPES: Final[tuple[Shape, ...]] = (
    report_of_a_failure,
    report_of_a_delay,
    report_in_plain_words,
    report_to_the_address_that_we_made_for_it,
    answer_of_somebody_on_holiday,
    answer_of_an_exchange_server,
    answer_of_an_old_machine,
    answer_without_a_return_path,
    notice_of_a_program,
    mail_of_a_list,
    newsletter,
    a_person_who_says_no_to_machines,
)
