"""What is not the person's own is told apart: repeated lines, a machine's notice, a stranger's words."""

from case_core.conversations.models import Conversation, Message
from case_core.conversations.outbound import outbound_of
from case_core.conversations.page_view import page_view_of
from case_core.conversations.repeated import passages
from case_core.conversations.rules import settled_for
from case_core.conversations.sealing import sender_of
from mannaka_kit import clock
from mannaka_sdk import InboundEvent, MessageReceived, TextPart
from tests.support.conversations import a_conversation, an_event, arrive, wrote
from tests.support.deliveries import Line

STRANGER = "太郎 <taro@example.jp>"


def came(number: int = 2, *, text: str = "確認します。", quoted: str = "", **told: object) -> InboundEvent:
    """Return a message that is not only the person's own."""
    parts = [TextPart(text=text)] + ([TextPart(text=quoted, is_quoted=True)] if quoted else [])
    body = MessageReceived(message_id=f"message-{number}", parts=tuple(parts), **told)  # type: ignore[arg-type]
    event = an_event(body, number=number, is_actionable=not told)
    return event.model_copy(update={"sender": None}) if told.get("stranger") else event


def latest() -> Message:
    return Message.objects.filter(direction="incoming").latest("at")


def answers() -> int:
    return Message.objects.filter(direction="outgoing").count()


def test_repeated_lines_are_marked_once_and_shown_apart(line: Line) -> None:
    arrive(line, came(text="はい。", quoted="2026年11月23日 市:\n> 1行目\n>> 2行目\n＞3行目"))
    body = latest().body

    assert body == "はい。\n> 2026年11月23日 市:\n> 1行目\n>> 2行目\n＞3行目"
    assert [each.is_repeated for each in passages(body)] == [False, True]
    assert "\n".join(each.text for each in passages(body)) == body


def test_our_own_words_of_danger_that_come_back_alarm_nobody(line: Line) -> None:
    arrive(line, came(text="わかりました。", quoted="死にたいほどつらいときは、こちらへ"))
    assert not Conversation.objects.get().is_urgent

    arrive(line, wrote("死にたい", number=3))
    assert Conversation.objects.get().is_urgent


def test_a_notice_of_absence_stands_there_and_nobody_need_look_at_once(line: Line) -> None:
    a_conversation(line)
    Conversation.objects.update(new_message_at=None)
    before = answers()
    arrive(line, came(text="不在です。死にたいという方は110番へ。", is_automatic=True))

    conversation = Conversation.objects.get()
    assert latest().is_machines
    assert (conversation.new_message_at, conversation.is_urgent) == (None, False)
    assert answers() == before


def test_a_machines_message_that_begins_a_conversation_waits_in_the_inbox(line: Line) -> None:
    arrive(line, came(is_automatic=True))

    assert Conversation.objects.waiting().count() == 1
    assert not answers()


def test_a_stranger_is_heard_and_told_apart_and_the_answer_still_goes_to_the_person(line: Line) -> None:
    conversation = a_conversation(line)
    before = answers()
    arrive(line, came(stranger=STRANGER))

    conversation.refresh_from_db()
    sender = sender_of(conversation)
    assert latest().stranger == STRANGER
    assert conversation.new_message_at is not None
    assert sender is not None
    assert (sender.id, conversation.display_name) == ("person-1", "みかん")
    assert answers() == before


def test_the_persons_own_page_shows_no_strangers_and_no_machines_words(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, came(2, text="夫です", stranger=STRANGER), came(3, text="不在です", is_automatic=True))

    assert len([each for each in page_view_of(conversation, at=clock.now()).entries if each.is_from_citizen]) == 1


def test_an_answer_names_the_persons_last_message_and_not_a_strangers(line: Line) -> None:
    conversation = a_conversation(line)
    arrive(line, came(2, stranger=STRANGER))
    answer = conversation.messages.filter(direction="outgoing").latest("at")

    assert outbound_of(answer, settled_for(line.channel.pk)).answers == "message-1"
