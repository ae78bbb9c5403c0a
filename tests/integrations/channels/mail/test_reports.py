"""What machines and servers write is told apart from what citizens write, and answered by nobody."""

import pytest

from integrations.channels.mail.reading.mail import read_mail
from mannaka_sdk import DeliveryState, DeliveryUpdated, FailureKind, InboundEvent, MessageReceived
from tests.integrations.channels.mail.bench import MailBench, mail
from tests.integrations.channels.mail.judging import NOW

REPORT = """From: MAILER-DAEMON@mx.example.net\r
Return-Path: <>\r
To: {to}\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
Sorry.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.net\r
\r
Final-Recipient: rfc822; hanako@example.jp\r
Action: {action}\r
Status: {status}\r
Diagnostic-Code: smtp; 550 {status} no such user\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <{about}>\r
--b--\r
"""
PLAIN = (
    "次のあて先へのメッセージは送信できませんでした。\r\n<hanako@example.jp> 550 5.1.1\r\n\r\nMessage-ID: <{about}>\r\n"
)


def told_of(bench: MailBench, raw: bytes) -> InboundEvent:
    """Let a mail come, and return what is told."""
    bench.comes(raw)
    (told,) = bench.told()
    return told


def with_a_mail_sent(**changes: object) -> tuple[MailBench, str, str, str]:
    """Return a channel that sent a mail, the service's name of it, its Message-ID and where reports go."""
    bench = MailBench(changes)
    bench.begin()
    (provider_id,) = bench.send().provider_ids
    (taken,) = bench.simulator.post.taken
    return bench, provider_id, read_mail(taken.raw, received_at=NOW).message_id, taken.return_path


def report(about: str, *, action: str = "failed", status: str = "5.1.1", to: str = "soudan@city.example.jp") -> bytes:
    """Return a report of delivery."""
    return REPORT.format(about=about, action=action, status=status, to=to).encode()


def test_a_failure_is_told_of_the_message_that_failed() -> None:
    bench, provider_id, message_id, _ = with_a_mail_sent()
    told = told_of(bench, report(message_id))

    assert told.body == DeliveryUpdated(
        provider_id=provider_id,
        state=DeliveryState.FAILED,
        reason="5.1.1 smtp; 550 5.1.1 no such user",
        because=FailureKind.RECIPIENT_GONE,
    )
    assert told.sender is None
    assert not told.is_actionable


def test_what_became_of_a_message_is_told_in_its_conversation() -> None:
    for plus in (False, True):
        bench = MailBench({"uses_plus": plus})
        bench.begin()
        bench.send(conversation="a" * 16)
        (taken,) = bench.simulator.post.taken
        about = "other@example.jp" if plus else read_mail(taken.raw, received_at=NOW).message_id

        assert told_of(bench, report(about, to=taken.return_path)).conversation.id == "a" * 16


def test_a_failure_is_known_by_the_address_that_it_is_sent_to() -> None:
    bench, provider_id, _, return_path = with_a_mail_sent(uses_plus=True)
    body = told_of(bench, report("other@example.jp", to=return_path)).body

    assert isinstance(body, DeliveryUpdated)
    assert body.provider_id == provider_id


def test_a_failure_in_plain_words_is_known_by_the_mail_that_it_repeats() -> None:
    bench, provider_id, message_id, _ = with_a_mail_sent()
    raw = mail(PLAIN.format(about=message_id), sender="MAILER-DAEMON@docomo.ne.jp", Return_Path="<>")
    body = told_of(bench, raw).body

    assert isinstance(body, DeliveryUpdated)
    assert (body.provider_id, body.state, body.reason) == (provider_id, DeliveryState.FAILED, "5.1.1")


@pytest.mark.parametrize(
    ("action", "state"),
    [
        ("delivered", DeliveryState.DELIVERED),
        ("delayed", DeliveryState.DELAYED),
        ("relayed", DeliveryState.DELAYED),
        ("expanded", DeliveryState.DELAYED),
    ],
)
def test_a_success_and_a_delay_are_told_of_their_message(action: str, state: DeliveryState) -> None:
    bench, provider_id, message_id, _ = with_a_mail_sent()
    body = told_of(bench, report(message_id, action=action, status="4.4.1")).body

    assert isinstance(body, DeliveryUpdated)
    assert (body.provider_id, body.state, body.because) == (provider_id, state, None)


@pytest.mark.parametrize(
    ("status", "because"),
    [
        ("5.1.1", FailureKind.RECIPIENT_GONE),
        ("5.2.1", FailureKind.RECIPIENT_GONE),
        ("5.2.2", FailureKind.TRANSIENT),
        ("4.4.7", FailureKind.TRANSIENT),
        ("5.3.4", FailureKind.CONTENT_REJECTED),
        ("5.7.1", FailureKind.PERMANENT),
    ],
)
def test_the_code_of_a_failure_says_what_is_to_be_done(status: str, because: FailureKind) -> None:
    bench, _, message_id, _ = with_a_mail_sent()
    body = told_of(bench, report(message_id, status=status)).body

    assert isinstance(body, DeliveryUpdated)
    assert body.because is because


@pytest.mark.parametrize("about", ["someone@else.example", f"{'a' * 40}.{'0' * 32}@city.imabari.example.jp"])
def test_a_report_on_what_we_never_sent_names_no_message_of_ours(about: str) -> None:
    bench, provider_id, _, _ = with_a_mail_sent()
    body = told_of(bench, report(about)).body

    assert isinstance(body, DeliveryUpdated)
    assert body.provider_id not in {provider_id, about}


def test_whoever_runs_a_domains_mail_may_have_a_matter_of_their_own() -> None:
    bench = MailBench()
    bench.begin()
    told = told_of(bench, mail("相談です。", sender="postmaster@example.jp"))

    assert isinstance(told.body, MessageReceived)
    assert not told.is_actionable


@pytest.mark.parametrize(
    ("headers", "is_automatic"),
    [
        ({"Auto_Submitted": "auto-replied (vacation)"}, True),
        ({"Auto_Submitted": "auto-replied"}, True),
        ({"X_Autoreply": "yes"}, True),
        ({"Precedence": "bulk"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_only_what_is_surely_a_notice_of_absence_is_folded(headers: dict[str, str], is_automatic: bool) -> None:
    bench = MailBench()
    bench.begin()
    body = told_of(bench, mail("I am away.", **headers)).body

    assert isinstance(body, MessageReceived)
    assert body.is_automatic is is_automatic


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x=y"},
        {"X_Auto_Response_Suppress": "DR, AutoReply"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"List_Id": "<x.example.jp>"},
        {"Feedback_ID": "1:2:3"},
        {"From": "owner-machi@example.jp"},
        {"From": "machi-request@example.jp"},
        {"From": "no-reply@example.jp"},
        {"X_Autoreply": "yes"},
    ],
    ids=str,
)
def test_what_a_machine_or_a_list_wrote_is_told_and_not_answered(headers: dict[str, str]) -> None:
    bench = MailBench()
    bench.begin()
    told = told_of(bench, mail("I am away.", **headers))

    assert isinstance(told.body, MessageReceived)
    assert not told.is_actionable


def test_what_a_person_wrote_may_be_answered() -> None:
    bench = MailBench()
    bench.begin()

    assert told_of(bench, mail("hello", Auto_Submitted="no")).is_actionable


def test_a_receipt_of_reading_is_a_machines_and_no_report_of_failure() -> None:
    bench, _, message_id, _ = with_a_mail_sent()
    raw = report(message_id).replace(b"report-type=delivery-status", b"report-type=disposition-notification")
    raw = raw.replace(b"MAILER-DAEMON@mx.example.net", b"hanako@example.jp")
    told = told_of(bench, raw)

    assert isinstance(told.body, MessageReceived)
    assert not told.is_actionable
