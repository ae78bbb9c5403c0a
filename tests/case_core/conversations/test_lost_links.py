"""Whoever lost the link to their page asks for a new one where they wrote, and has it at once."""

from datetime import timedelta

import pytest
import time_machine

from case_core.conversations.actions.open_page_link import open_page_link
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.links import token_of
from case_core.conversations.lost_links import LINK_CHOICE, MOST_AN_HOUR
from case_core.conversations.models import Conversation, Message
from mannaka_kit import clock
from mannaka_sdk import MessageReceived, Postback, TextPart
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, an_event, arrive, send_queued, service_of, wrote
from tests.support.deliveries import Line


def answers(conversation: Conversation) -> list[list[str]]:
    sent = conversation.messages.filter(direction="outgoing").values_list("texts", flat=True)
    return sorted(sent, key=lambda texts: texts == ["link"])  # at one moment, none of them is the first


def opens(message: Message | None) -> bool:
    assert message is not None
    return open_page_link(token=token_of(message.pk), at=clock.now()) == message.conversation_id


def newest(conversation: Conversation) -> Message | None:
    return conversation.messages.exclude(texts=[]).last()


@pytest.mark.parametrize("words", ["リンク", " ﾘﾝｸ。", "「ページを開く」", "Link"])
def test_the_word_brings_a_new_link_ends_the_old_ones_and_bothers_nobody(line: Line, words: str) -> None:
    conversation, other = a_conversation(line), a_conversation(line, person="person-2")
    first, waits_since = newest(conversation), conversation.new_message_at
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        arrive(line, wrote(words, number=90))
        conversation.refresh_from_db()

        assert answers(conversation)[1:] == [["link"]]
        assert conversation.new_message_at == waits_since
        assert (opens(first), opens(newest(conversation)), opens(newest(other))) == (False, True, True)


def test_a_choice_below_each_message_brings_one_too(line: Line) -> None:
    conversation = a_conversation(line)
    with service_of(line):
        send_queued()
    assert line.service.received[-1].choices == {"新しいリンク": LINK_CHOICE}
    arrive(line, an_event(Postback(data=LINK_CHOICE), number=2))

    assert answers(conversation)[1:] == [["link"]]
    assert Message.objects.filter(direction="incoming").count() == 1


def test_whose_links_are_all_used_has_a_new_one_with_whatever_they_write(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    take_over_conversation(conversation_id=conversation.pk, seen_owner_id=None, actor=here.aoi, at=clock.now())
    arrive(line, wrote("つづきです", number=2))
    assert answers(conversation) == [["purpose", "received"]]  # the link of the first one opens still

    assert opens(newest(conversation))
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        arrive(line, wrote("もう一つ", number=91), wrote("それから", number=92))
        conversation.refresh_from_db()
        assert answers(conversation)[1:] == [["link"]]
        assert conversation.new_message_at == clock.now()


def test_a_mail_is_asked_by_its_subject_alone(line: Line) -> None:
    conversation = a_conversation(line)
    body = MessageReceived(message_id="mail-2", subject="リンク", parts=(TextPart(text="前の文", is_quoted=True),))
    arrive(line, an_event(body, number=2))
    signed = MessageReceived(message_id="mail-3", subject="Re: 相談", parts=(TextPart(text="リンク"),))
    arrive(line, an_event(signed, number=3))

    assert answers(conversation)[1:] == [["link"], ["link"]]


def test_nobody_is_rung_up_with_links(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, *(wrote("リンク", number=number) for number in range(2, 2 + MOST_AN_HOUR + 1)))
    conversation.refresh_from_db()
    assert answers(conversation).count(["link"]) == MOST_AN_HOUR
    assert conversation.messages.filter(direction="incoming").count() == MOST_AN_HOUR + 2

    with time_machine.travel(clock.now() + timedelta(hours=1, seconds=1), tick=False):
        arrive(line, wrote("リンク", number=9_000))
    assert answers(conversation).count(["link"]) == MOST_AN_HOUR + 1


@pytest.mark.parametrize("told", [{"is_redelivery": True}, {"is_actionable": False}])
def test_no_link_answers_what_must_not_be_answered(line: Line, told: dict[str, bool]) -> None:
    conversation = a_conversation(line)
    arrive(line, wrote("リンク", number=2, **told))

    assert answers(conversation) == [["purpose", "received"]]


def test_a_first_word_is_greeted_as_every_first_word(line: Line) -> None:
    assert answers(a_conversation(line, "リンク")) == [["purpose", "received"]]
