"""What citizens are answered by themselves."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from case_core.conversations.actions.change_channel_rules import change_channel_rules
from case_core.conversations.actions.change_conversation_rules import change_conversation_rules
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.automatic import language_of
from case_core.conversations.models import Conversation, Message
from case_core.conversations.rules import has_crisis
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO
from mannaka_kit.ui.contact import remember_telephone
from mannaka_sdk import Postback
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, an_event, arrive, send_queued, service_of, wrote
from tests.support.deliveries import Line

SUNDAY_NIGHT = datetime(2026, 1, 18, 22, 30, tzinfo=TOKYO)


@pytest.fixture
def sunday_night(here: Cast) -> Iterator[None]:
    """Stand at Sunday night, when the centre is closed."""
    with time_machine.travel(SUNDAY_NIGHT, tick=False):
        yield


def answers(conversation: Conversation) -> list[list[str]]:
    return list(conversation.messages.filter(direction="outgoing").values_list("texts", flat=True))


def test_at_the_first_contact_they_learn_what_is_done_with_their_words(line: Line) -> None:
    conversation = a_conversation(line)

    assert answers(conversation) == [["purpose", "received"]]
    assert "個人情報を書かないでください" in conversation.messages.get(direction="outgoing").body


def test_at_night_they_learn_when_the_centre_opens(line: Line, sunday_night: None) -> None:
    conversation = a_conversation(line)

    body = conversation.messages.get(direction="outgoing").body
    assert answers(conversation) == [["purpose", "after_hours"]]
    assert "次の受付は、1月19日（月）" in body
    assert "（専用ページへのリンク）" in body


def test_twelve_hours_long_nothing_is_said_twice(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, wrote("まだですか", number=2))
    assert len(answers(conversation)) == 1

    with time_machine.travel(clock.now() + timedelta(hours=12), tick=False):
        arrive(line, wrote("おーい", number=3))
    assert answers(conversation)[1:] == [["after_hours"]]


def test_what_is_told_again_and_what_others_have_in_hand_is_not_answered(line: Line) -> None:
    arrive(line, wrote(number=1, is_redelivery=True), wrote(number=2, person="person-2", is_actionable=False))

    assert Conversation.objects.count() == 2
    assert not Message.objects.filter(direction="outgoing").exists()


def test_while_a_clerk_is_at_it_nothing_is_said_in_between(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, is_redelivery=True)
    take_over_conversation(conversation_id=conversation.pk, seen_owner_id=None, actor=here.aoi, at=clock.now())
    arrive(line, wrote("つづき", number=2))

    assert answers(conversation) == []


def test_whoever_may_be_in_danger_is_told_whom_to_call_and_stands_first(line: Line) -> None:
    conversation = a_conversation(line, "夫に殴られています。もう死にたいです。")

    body = conversation.messages.get(direction="outgoing").body
    assert conversation.is_urgent
    assert answers(conversation) == [["crisis"]]
    assert all(number in body for number in ("110", "119", "188", "189", "#9110", "0120-061-338", "0120-279-338"))


def test_danger_is_answered_though_something_was_said_an_hour_ago(line: Line) -> None:
    conversation = a_conversation(line)
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        arrive(line, wrote("もう消えたい", number=2), wrote("死にたい", number=3))

    assert answers(conversation) == [["purpose", "received"], ["crisis"]]


def test_danger_is_seen_also_where_nothing_may_be_answered(line: Line) -> None:
    conversation = a_conversation(line, "死にたい", is_actionable=False)

    assert conversation.is_urgent
    assert answers(conversation) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ＤＶを受けています", True),
        ("DVDを返したい", False),
        ("ｼﾆﾀｲです", True),
        ("I want to die", True),
        ("元気です", False),
    ],
)
def test_words_of_danger_are_found_as_people_type_them(here: Cast, words: str, expected: bool) -> None:
    assert has_crisis(words) is expected


def test_a_city_has_words_of_its_own(here: Cast) -> None:
    change_conversation_rules(crisis_words="うらやぶ\n\n", leave_url="", actor=here.mio, at=clock.now())

    assert has_crisis("うらやぶで待っている")
    assert not has_crisis("死にたい")


def test_in_english_they_are_answered_in_english(line: Line) -> None:
    conversation = a_conversation(line, "I have a problem with my landlord.")

    assert conversation.language == "en"
    assert "Please do not write personal details" in conversation.messages.get(direction="outgoing").body


def test_numbers_and_signs_are_no_language(here: Cast) -> None:
    assert language_of("119 !?") == ""


def test_a_channel_for_one_topic_asks_and_shows_the_others_the_way(line: Line, here: Cast) -> None:
    remember_telephone("0898-36-1511")
    change_channel_rules(
        channel_id=line.channel.pk, topics=["consumer"], purpose_ja="", purpose_en="", actor=here.mio, at=clock.now()
    )
    conversation = a_conversation(line)
    with service_of(line):
        send_queued()
    choices = line.service.received[-1].choices
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        arrive(line, an_event(Postback(data="topic.housing"), number=2))
        arrive(line, an_event(Postback(data="topic.housing"), number=3))
    cache.clear()

    assert choices == {"消費トラブル": "topic.consumer", "わからない・そのほか": "topic.other"}
    assert answers(conversation)[1:] == [["other_topic"]]
    body = conversation.messages.filter(direction="outgoing").last()
    assert body is not None
    assert "消費トラブルのご相談" in body.body
    assert "0898-36-1511" in body.body


def test_a_channel_has_a_notice_of_its_own(line: Line, here: Cast) -> None:
    change_channel_rules(
        channel_id=line.channel.pk,
        topics=[],
        purpose_ja="{city}の消費生活相談です。",
        purpose_en="Consumer affairs of {city}.",
        actor=here.mio,
        at=clock.now(),
    )
    conversation = a_conversation(line)

    assert conversation.messages.get(direction="outgoing").body.startswith("今治市の消費生活相談です。")
