"""A mail of the city arrives once, as it was written, and no text breaks out of its header."""

import email.policy
import re
from email import message_from_bytes
from email.message import EmailMessage
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.channels.mail.addresses import deliverable
from integrations.channels.mail.settings import MailConfig
from integrations.channels.mail.writing import Letter, written
from mannaka_sdk import (
    AuthExpiredError,
    Choice,
    ContentRejectedError,
    PermanentError,
    PluginError,
    RateLimitedError,
    RecipientGoneError,
    SendState,
    TextPart,
    TransientError,
)
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing import FakeClock
from tests.integrations.channels.mail.bench import MailBench, mail, outbound

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def sent(bench: MailBench, number: int = -1) -> EmailMessage:
    """Return a mail that was sent, as another program reads it."""
    found = message_from_bytes(bench.simulator.post.taken[number].raw, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_has_what_servers_and_people_look_for() -> None:
    bench = MailBench()
    bench.send("お返事です。\n髙橋①𠮷😊")
    found = sent(bench)

    assert found["From"] == "今治市 まるごと相談室 <soudan@city.imabari.example.jp>"
    assert found["To"] == "hanako@example.jp"
    assert found["Subject"] == "ご相談について"
    assert found["Date"].datetime == bench.clock.now()
    assert found.get_content_type() == "text/plain"
    assert found.get_content().replace("\r\n", "\n").strip() == "お返事です。\n髙橋①𠮷😊"
    assert found["Message-ID"].endswith("@city.imabari.example.jp>")
    assert found["Auto-Submitted"] is None
    assert found.defects == []


def test_no_line_is_longer_than_servers_take_and_all_is_ascii() -> None:
    bench = MailBench()
    bench.send("長い文です。" * 2000, subject="長い件名です。" * 10)
    raw = bench.simulator.post.taken[0].raw

    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 160
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_an_answer_stands_below_the_mail_that_it_answers() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("x", Message_ID="<b@example.jp>", References="<a@example.jp>", Subject="=?utf-8?B?5rC06YGT?="))
    (first,) = bench.told()
    bench.send(conversation=first.conversation.id)
    found = sent(bench)

    assert (found["In-Reply-To"], found["References"]) == ("<b@example.jp>", "<a@example.jp> <b@example.jp>")
    assert found["Subject"] == "Re: 水道"


def test_what_the_host_says_counts_more_than_what_is_remembered() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("x", Message_ID="<b@example.jp>"))
    (first,) = bench.told()
    bench.send(conversation=first.conversation.id, answers="z@example.jp", subject="別の件名")
    found = sent(bench)

    assert (found["In-Reply-To"], found["Subject"]) == ("<z@example.jp>", "別の件名")


def test_another_conversation_of_the_same_citizen_learns_nothing_of_it() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("x", Message_ID="<b@example.jp>", Subject="private"))
    bench.told()
    bench.send(conversation="a" * 16)

    assert (sent(bench)["In-Reply-To"], sent(bench)["Subject"]) == (None, "ご相談について")


def test_what_a_machine_wrote_says_so_and_asks_for_no_report() -> None:
    bench = MailBench()
    bench.send(is_automatic=True)
    found = sent(bench)

    assert found["Auto-Submitted"] == "auto-generated"
    assert found["X-Auto-Response-Suppress"] == "All"
    assert bench.simulator.post.taken[0].return_path == ""


def test_a_report_goes_to_an_address_of_its_own_where_the_server_knows_such_addresses() -> None:
    plain, plus = MailBench(), MailBench({"uses_plus": True})
    plain.send()
    plus.send()

    assert plain.simulator.post.taken[0].return_path == "soudan@city.imabari.example.jp"
    assert re.fullmatch(r"soudan\+b[a-z2-7]{48}@city\.imabari\.example\.jp", plus.simulator.post.taken[0].return_path)
    assert re.fullmatch(r"soudan\+[a-z2-7]{40}@city\.imabari\.example\.jp", sent(plus)["Reply-To"])


def test_a_message_that_was_taken_is_not_sent_again() -> None:
    bench = MailBench()
    key = uuid4()
    first, again = bench.send(key=key), bench.send(key=key, attempt=2)

    assert (first.state, again.state) == (SendState.ACCEPTED, SendState.DUPLICATE)
    assert first.provider_ids == again.provider_ids == (str(key),)
    assert len(bench.simulator.post.taken) == 1


def test_a_lost_answer_leads_to_the_same_mail_again_which_a_mailbox_shows_once() -> None:
    bench = MailBench()
    key = uuid4()
    bench.wire.loses_answers = 1
    with pytest.raises(TransientError):
        bench.send(key=key)
    bench.send(key=key, attempt=2)

    first, again = bench.simulator.post.taken
    assert first.raw == again.raw
    assert len(bench.simulator.received) == 1


def test_a_hundred_messages_are_remembered() -> None:
    bench = MailBench()
    keys = [uuid4() for _ in range(100)]
    for key in keys:
        bench.send(key=key)

    assert {bench.send(key=key).state for key in keys} == {SendState.DUPLICATE}


@pytest.mark.parametrize("address", ["a..b@docomo.ne.jp", "abc.@ezweb.ne.jp", ".x-@docomo.ne.jp", "a+b@i.softbank.jp"])
def test_addresses_that_telephone_companies_gave_out_get_their_mail(address: str) -> None:
    bench = MailBench()
    bench.send(to=address)

    assert bench.simulator.post.taken[0].to == address


@pytest.mark.parametrize(
    "address",
    [
        "nobody",
        "a b@example.jp",
        "a@example.jp>\r\nRCPT TO:<x@example.jp",
        "a@",
        "@example.jp",
        "a@localhost",
        "あ@例え.jp",
    ],
)
def test_what_is_no_address_is_nobody(address: str) -> None:
    bench = MailBench()
    with pytest.raises(RecipientGoneError):
        bench.send(to=address)

    assert bench.simulator.post.taken == []


def test_a_domain_in_japanese_is_written_as_servers_know_it() -> None:
    assert deliverable("a@例え.jp") == "a@xn--r8jz45g.jp"


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_out_of_its_place(name: str, subject: str, text: str, answers: str) -> None:
    letter = Letter(
        sender="soudan@example.jp",
        sender_name=name,
        to="hanako@example.jp",
        subject=subject,
        text=text,
        message_id="a@example.jp",
        at=FakeClock().now(),
        in_reply_to=answers,
        references=(answers,),
    )
    head, _, body = written(letter).partition(b"\r\n\r\n")
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")]

    assert set(names) <= {
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"In-Reply-To", b"References", b"X-Loop"),
        *(b"MIME-Version", b"Content-Type", b"Content-Transfer-Encoding"),
    }
    assert len(names) == len(set(names))
    assert b"\r\n.\r\n" not in body


@pytest.mark.parametrize("text", ["a\r\nBcc: x@example.jp", "a\nb", "a\x00b", "<a@b>"])
def test_no_setting_brings_a_line_into_a_header(text: str) -> None:
    usual = MailBench().ctx().config.model_dump()
    with pytest.raises(ValueError, match="sender_name"):
        MailConfig.model_validate(usual | {"sender_name": text})


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal.WRONG_CREDENTIALS, AuthExpiredError),
        (Refusal.MISSING_SCOPE, AuthExpiredError),
        (Refusal.RATE_LIMITED, RateLimitedError),
        (Refusal.QUOTA_EXCEEDED, TransientError),
        (Refusal.RECIPIENT_GONE, RecipientGoneError),
        (Refusal.CONTENT_REJECTED, ContentRejectedError),
        (Refusal.BAD_REQUEST, PermanentError),
        (Refusal.ILL, TransientError),
    ],
)
def test_a_server_that_refuses_is_told_by_what_to_do(refusal: Refusal, expected: type[PluginError]) -> None:
    bench = MailBench()
    bench.wire.refusal = refusal
    with pytest.raises(expected) as raised:
        bench.send()

    assert isinstance(raised.value, expected)
    assert bench.simulator.post.taken == []


def test_a_server_that_begins_plain_gets_no_password_before_it_is_encrypted() -> None:
    bench = MailBench({"smtp_port": 587})
    bench.send()
    said = b"".join(bench.lines.sent)

    assert said.index(b"STARTTLS") < said.index(b"AUTH")


def test_a_mail_offers_nothing_to_press() -> None:
    bench = MailBench()
    part = TextPart(text="一", choices=(Choice(label="はい", data="y"),))
    message = outbound("x", to="a@example.jp").model_copy(update={"parts": (part,)})

    assert bench.plugin.preview(message).problems == ("a mail offers nothing to press",)


def test_several_texts_are_one_mail_with_an_empty_line_between() -> None:
    message = outbound("一", to="a@example.jp").model_copy(update={"parts": (TextPart(text="一"), TextPart(text="二"))})

    assert [each.text for each in MailBench().plugin.preview(message).bubbles] == ["一\n\n二"]
