"""An answer finds its conversation, and nobody gets into somebody else's."""

from uuid import uuid4

from pydantic import SecretStr

from integrations.channels.mail.reading.mail import read_mail
from integrations.channels.mail.tokens import Sent, Signs, is_conversation, new_conversation, tokens_in
from mannaka_sdk import InboundEvent, MessageReceived
from tests.integrations.channels.mail.bench import MailBench, mail, words
from tests.integrations.channels.mail.judging import NOW

HANAKO = "hanako@example.jp"


def begun(**changes: object) -> tuple[MailBench, InboundEvent]:
    """Return a channel to which one citizen wrote, and what was told of it."""
    bench = MailBench(changes)
    bench.begin()
    bench.comes(mail("first", Message_ID="<a@example.jp>"))
    (first,) = bench.told()
    return bench, first


def answered(bench: MailBench, first: InboundEvent) -> dict[str, str]:
    """Have the city answer, and return the headers of its mail."""
    bench.send("answer", conversation=first.conversation.id)
    sent = read_mail(bench.simulator.post.taken[-1].raw, received_at=NOW)
    raw = bench.simulator.post.taken[-1].raw.decode()
    reply_to = raw.partition("Reply-To: <")[2].partition(">")[0]
    return {"id": sent.message_id, "reply_to": reply_to}


def test_an_answer_to_our_mail_comes_into_its_conversation() -> None:
    bench, first = begun()
    sent = answered(bench, first)
    bench.comes(mail("thanks", Message_ID="<b@example.jp>", In_Reply_To=f"<{sent['id']}>"))

    assert bench.told()[0].conversation == first.conversation


def test_so_does_one_to_the_address_for_answers_without_any_reference() -> None:
    bench, first = begun(uses_plus=True)
    sent = answered(bench, first)
    bench.comes(mail("thanks", To=sent["reply_to"].upper()))

    assert bench.told()[0].conversation == first.conversation


def test_a_citizen_who_writes_again_before_any_answer_stays_in_the_conversation() -> None:
    bench, first = begun()
    bench.comes(mail("also", Message_ID="<b@example.jp>", References="<a@example.jp>"))

    assert bench.told()[0].conversation == first.conversation


def test_a_mail_that_follows_nothing_begins_a_conversation() -> None:
    bench, first = begun()
    bench.comes(mail("other", Message_ID="<c@example.jp>"))

    assert bench.told()[0].conversation != first.conversation


def test_a_stranger_who_answers_our_mail_is_heard_in_its_conversation_and_answered_nothing() -> None:
    bench, first = begun(uses_plus=True)
    sent = answered(bench, first)
    for header in ({"In_Reply_To": f"<{sent['id']}>"}, {"To": sent["reply_to"]}):
        bench.comes(mail("I am her husband", sender="taro@example.jp", **header))

    strangers = bench.told()

    assert {each.conversation for each in strangers} == {first.conversation}
    assert [(each.sender, each.is_actionable) for each in strangers] == [(None, False)] * 2
    assert [getattr(each.body, "stranger", "") for each in strangers] == ["taro@example.jp"] * 2


def test_the_citizens_own_answer_is_no_strangers() -> None:
    bench, first = begun(uses_plus=True)
    bench.comes(mail("thanks", To=answered(bench, first)["reply_to"]))
    (told,) = bench.told()

    assert isinstance(told.body, MessageReceived)
    assert (told.body.stranger, told.is_actionable) == ("", True)


def test_a_stranger_who_names_a_citizens_mail_gets_nowhere_near_it() -> None:
    bench, first = begun()
    bench.comes(mail("x", sender="taro@example.jp", References="<a@example.jp>"))

    assert bench.told()[0].conversation != first.conversation


def test_a_sign_that_was_made_up_or_is_another_channels_counts_for_nothing() -> None:
    bench, first = begun()
    others = Signs(SecretStr("another-key-of-another-channel"))
    for token in (others.make(first.conversation.id, HANAKO), "a" * 40):
        bench.comes(mail("x", To=f"soudan+{token}@city.imabari.example.jp", References=f"<{token}.{'0' * 32}@x.jp>"))

    assert first.conversation not in {each.conversation for each in bench.told()}


def test_the_case_of_an_address_does_not_matter() -> None:
    bench, first = begun()
    sent = answered(bench, first)
    bench.comes(mail("thanks", sender="Hanako@EXAMPLE.jp", In_Reply_To=f"<{sent['id']}>"))

    assert bench.told()[0].conversation == first.conversation


def test_our_own_mail_that_comes_back_is_kept_and_told_as_no_message() -> None:
    bench, first = begun()
    answered(bench, first)
    bench.comes(bench.simulator.post.taken[-1].raw)

    (back,) = bench.told()

    assert not isinstance(back.body, MessageReceived)
    assert not back.is_actionable


def test_a_mail_without_sender_is_told_and_may_not_be_answered() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(b"Subject: x\r\n\r\nhello\r\n")

    (told,) = bench.told()

    assert words(told) == "hello"
    assert told.sender is None
    assert not told.is_actionable


def test_signs_are_forty_letters_that_survive_any_mailer() -> None:
    signs = Signs(SecretStr("k" * 20))
    conversation, message = new_conversation(HANAKO, "a"), uuid4()
    token = signs.make(conversation, HANAKO)
    message_id = signs.message_id(conversation, HANAKO, message, "example.jp")
    address = signs.bounce_address("soudan@example.jp", conversation, message)

    assert is_conversation(conversation)
    assert len(token) == 40
    assert tokens_in((f"x+{token.upper()}@a.jp",), (message_id.upper(),)) == [token, token]
    assert signs.sent_in(message_id) == signs.bounced_in(address.upper()) == Sent(conversation, message)
    assert len(address.partition("@")[0]) <= 64


def test_one_letter_changed_makes_a_sign_none_of_ours() -> None:
    signs = Signs(SecretStr("k" * 20))
    token = signs.make(new_conversation(HANAKO, "a"), HANAKO)
    for at in range(len(token)):
        other = "a" if token[at] != "a" else "b"
        assert signs.read(token[:at] + other + token[at + 1 :], HANAKO) is None
    address = signs.bounce_address("soudan@example.jp", new_conversation(HANAKO, "a"), uuid4())
    at = address.index("+") + 5
    other = "a" if address[at] != "a" else "b"
    assert signs.bounced_in(address[:at] + other + address[at + 1 :]) is None
