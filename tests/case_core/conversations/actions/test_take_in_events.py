"""What citizens do at a service, taken in once and in order."""

from datetime import timedelta

import pytest

from case_core.cases.models import Case
from case_core.conversations import arrivals
from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.came_in import keep_message
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.states import ConversationState, MessageState
from mannaka_kit import clock
from mannaka_sdk import (
    DeliveryState,
    DeliveryUpdated,
    Followed,
    LocationPart,
    MediaPart,
    MessageReceived,
    Opaque,
    Postback,
    TextPart,
    Unfollowed,
    UnsupportedPart,
)
from tenants.deliveries.models import ReceivedEvent, Thread
from tests.support.cast import Cast
from tests.support.conversations import (
    WORDS,
    a_conversation,
    an_event,
    arrive,
    send_queued,
    service_of,
    took_back,
    wrote,
)
from tests.support.deliveries import Line


def incoming(conversation: Conversation) -> list[str]:
    return list(conversation.messages.filter(direction="incoming").values_list("body", flat=True))


def test_the_first_words_begin_a_conversation(line: Line) -> None:
    conversation = a_conversation(line)

    assert (conversation.state, conversation.display_name) == ("new", "みかん")
    assert conversation.new_message_at == clock.now()
    assert incoming(conversation) == [WORDS]
    assert "みかん" not in conversation.sender_sealed
    assert "person-1" not in conversation.sender_sealed


def test_what_is_told_twice_is_taken_in_once(line: Line) -> None:
    arrive(line, wrote(number=1), wrote("2つ目", number=2))
    arrive(line, wrote(number=1), wrote("2つ目", number=2, is_redelivery=True))

    assert incoming(Conversation.objects.get()) == [WORDS, "2つ目"]


def test_what_comes_late_stands_where_it_was_said(line: Line) -> None:
    arrive(line, wrote("3", number=3), wrote("1", number=1))
    arrive(line, wrote("2", number=2))

    assert incoming(Conversation.objects.get()) == ["1", "2", "3"]


def test_of_a_message_that_is_taken_back_staff_see_that_there_was_one(line: Line) -> None:
    conversation = a_conversation(line, "言わなければよかった")
    arrive(line, took_back(1, number=2))

    message = conversation.messages.get(direction="incoming")
    assert (message.state, message.body) == (MessageState.RETRACTED, "")


def test_a_message_that_was_taken_back_before_it_came_is_never_read(line: Line) -> None:
    conversation = a_conversation(line, "先の話", number=1)
    arrive(line, took_back(5, number=6))
    arrive(line, wrote("取り消した話", number=5))

    assert "取り消した話" not in incoming(conversation)
    assert conversation.messages.filter(state=MessageState.RETRACTED).count() == 1


def test_who_blocks_the_account_is_seen_as_such_until_they_come_back(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, an_event(Unfollowed(), number=2))
    conversation.refresh_from_db()
    assert conversation.is_blocked

    arrive(line, an_event(Followed(), number=3))
    conversation.refresh_from_db()
    assert not conversation.is_blocked


def test_whoever_only_follows_begins_no_conversation(line: Line) -> None:
    arrive(line, an_event(Followed()))

    assert not Conversation.objects.exists()
    assert ReceivedEvent.objects.get().status == "done"


def test_what_cannot_be_shown_is_kept_and_named(line: Line) -> None:
    parts = (TextPart(text="これです"), UnsupportedPart(what="sticker"))
    arrive(line, an_event(MessageReceived(message_id="message-1", parts=parts), number=1))
    arrive(line, an_event(Opaque(what="reaction"), number=2))

    first, second = Message.objects.filter(direction="incoming")
    assert (first.body, first.unsupported, first.state) == ("これです", ["sticker"], MessageState.RECEIVED)
    assert (second.unsupported, second.state) == (["reaction"], MessageState.UNSUPPORTED)


def test_a_place_is_written_out(line: Line) -> None:
    parts = (LocationPart(latitude=34.066, longitude=132.998, label="公園"),)
    arrive(line, an_event(MessageReceived(message_id="message-1", parts=parts)))

    assert Message.objects.get(direction="incoming").body == "公園 (34.06600, 132.99800)"


def test_a_file_is_expected(line: Line) -> None:
    part = MediaPart(ref="file-1", media_type="image/jpeg", name="../../写真.jpg", size=3)
    arrive(line, an_event(MessageReceived(message_id="message-1", parts=(part,))))

    file = MessageFile.objects.get()
    assert (file.name, file.size, file.standing) == ("写真.jpg", 3, "quarantined")
    assert MediaPart.model_validate_json(file.ref) == part


def test_what_no_database_holds_loses_one_sign_and_not_the_message(line: Line) -> None:
    conversation = a_conversation(line, "前\x00後")

    assert incoming(conversation) == ["前\N{REPLACEMENT CHARACTER}後"]


def test_the_service_tells_what_became_of_a_message_and_never_takes_it_back(line: Line) -> None:
    conversation = a_conversation(line)
    with service_of(line):
        (message,) = send_queued()
    name = message.external_ids[0]
    for number, state in enumerate((DeliveryState.READ, DeliveryState.DELIVERED), 2):
        arrive(line, an_event(DeliveryUpdated(provider_id=name, state=state), number=number))

    message.refresh_from_db()
    assert message.state == MessageState.READ
    assert conversation.messages.count() == 2


def test_new_words_wake_an_ended_conversation_for_everybody(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    Conversation.objects.filter(pk=conversation.pk).update(
        state=ConversationState.DONE, owner=here.aoi.user_id, new_message_at=None
    )
    arrive(line, wrote("つづきです", number=2))

    conversation.refresh_from_db()
    assert (conversation.state, conversation.owner_id) == (ConversationState.NEW, None)


def test_the_case_waits_with_the_conversation(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    received = take_up_conversation(
        conversation_id=conversation.pk, topic="housing", actor=here.aoi, at=clock.now(), seen_message_at=clock.now()
    )
    assert Case.objects.get(pk=received.case_id).new_message_at is None
    arrive(line, wrote("つづきです", number=2))

    assert Case.objects.get(pk=received.case_id).new_message_at == clock.now()


def test_one_bad_event_holds_up_none_behind_it(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:

    def stumble(*args: object, **told: object) -> Message:
        if args[1] == "message-1":
            raise ValueError("what nobody foresaw")
        return keep_message(*args, **told)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(arrivals, "keep_message", stumble)
    arrive(line, wrote("1", number=1), wrote("2", number=2))

    assert incoming(Conversation.objects.get()) == ["2"]
    assert sorted(ReceivedEvent.objects.values_list("status", flat=True)) == ["dead", "done"]


def test_more_than_a_hundred_are_taken_in_by_turns(line: Line, told: list[object]) -> None:
    arrive(line, *(wrote(str(number), number=number) for number in range(1, 102)))
    thread = Thread.objects.get()
    left = take_in_events(channel_id=line.channel.pk, thread_id=thread.pk, at=clock.now())

    assert left == 1
    assert len(incoming(Conversation.objects.get())) == 101
    assert type(told[-1]).__name__ == "MessageCame"


def test_a_choice_is_remembered(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, an_event(Postback(data="topic.consumer"), number=2))

    conversation.refresh_from_db()
    assert conversation.topic == "consumer"


def test_nobody_else_has_part_in_a_conversation(line: Line) -> None:
    one, other = a_conversation(line, person="person-1"), a_conversation(line, "別の話", person="person-2")

    assert incoming(one) == [WORDS]
    assert incoming(other) == ["別の話"]
    assert timedelta() == clock.now() - other.touched_at
