"""Nothing but the city's fixed texts leaves by a channel, unless the city decided otherwise."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from case_core.cases.states import Direction
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.errors import InlineNotDecidedError
from case_core.conversations.events import MessageQueued
from case_core.conversations.models import Conversation, Message
from case_core.conversations.outbound import WordsMayNotLeaveError, outbound_of
from case_core.conversations.rules import Settled, settled_for
from case_core.conversations.states import ContentPolicy, MessageState, Place, TextKind
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, arrive, send_queued, service_of, wrote
from tests.support.deliveries import Line

ROOT = Path(__file__).resolve().parents[3]
CANARY = "ひみつのカナリア"


def all_that_left(line: Line) -> str:
    return "\n".join(str(each) for each in line.service.received)


def decided(line: Line, cast: Cast) -> None:
    decide_content_policy(
        channel_id=line.channel.pk,
        policy=ContentPolicy.INLINE_CHAT,
        reference="今市民第12号",
        actor=cast.mio,
        at=clock.now(),
    )


def forged(conversation: Conversation, **told: Any) -> Message:
    """Return a message as a mistake elsewhere would write it."""
    values: dict[str, Any] = {
        "id": new_key(),
        "conversation": conversation,
        "direction": Direction.OUTGOING,
        "at": clock.now(),
        "body": CANARY,
        "place": Place.CHANNEL,
        "state": MessageState.QUEUED,
    }
    return Message.objects.create(**{**values, **told})


def test_an_answer_rings_and_says_nothing(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, f"{CANARY}の件です", name=CANARY)
    take_up_conversation(conversation_id=conversation.pk, topic="housing", title=CANARY, actor=here.aoi, at=clock.now())
    reply_in_conversation(conversation_id=conversation.pk, body=CANARY, actor=here.aoi, at=clock.now())
    arrive(line, wrote(f"{CANARY} 死にたい", number=2))
    with service_of(line):
        sent = send_queued()

    assert sorted(message.texts for message in sent) == [["bell"], ["crisis"], ["purpose", "received"]]
    assert {message.state for message in sent} == {MessageState.SENT}
    assert CANARY not in all_that_left(line)
    assert "/talk/open/" in all_that_left(line)


def test_free_words_are_refused_where_they_are_written(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    with pytest.raises(InlineNotDecidedError):
        reply_in_conversation(
            conversation_id=conversation.pk, body=CANARY, place=Place.CHANNEL, actor=here.aoi, at=clock.now()
        )


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"place": Place.PAGE},
        {"direction": Direction.INCOMING},
        {"texts": [TextKind.BELL.value]},
        {"texts": [kind.value for kind in TextKind]},
    ],
)
def test_a_mistake_elsewhere_lets_no_words_out(line: Line, here: Cast, told: dict[str, Any]) -> None:
    conversation = a_conversation(line, CANARY, name=CANARY, is_redelivery=True)
    message = forged(conversation, **told)
    with transaction.atomic():
        events.record(MessageQueued(message_id=message.pk))
    with service_of(line):
        send_queued()

    message.refresh_from_db()
    assert CANARY not in all_that_left(line)
    assert message.state == (MessageState.SENT if told.get("texts") else MessageState.FAILED)


def test_words_leave_after_a_decision_and_stay_in_after_the_next(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, is_redelivery=True)
    decided(line, here)
    reply_in_conversation(
        conversation_id=conversation.pk, body="明日うかがいます。", place=Place.CHANNEL, actor=here.aoi, at=clock.now()
    )
    with service_of(line):
        send_queued()
    assert "明日うかがいます。" in all_that_left(line)

    reply_in_conversation(
        conversation_id=conversation.pk, body=CANARY, place=Place.CHANNEL, actor=here.aoi, at=clock.now()
    )
    decide_content_policy(
        channel_id=line.channel.pk, policy=ContentPolicy.LINK_ONLY, reference="", actor=here.mio, at=clock.now()
    )
    with service_of(line):
        send_queued()
    assert CANARY not in all_that_left(line)


def test_words_for_the_page_never_leave_even_where_words_may(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, is_redelivery=True)
    message = forged(conversation, place=Place.PAGE)
    with pytest.raises(WordsMayNotLeaveError):
        outbound_of(message, Settled(policy=ContentPolicy.INLINE_CHAT))


def test_what_leaves_names_its_conversation_and_the_message_that_it_answers(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    arrive(line, wrote("もう一つ", number=2))
    made = outbound_of(forged(conversation), Settled(policy=ContentPolicy.INLINE_CHAT))

    assert made.conversation is not None
    assert made.conversation.id == conversation.thread.external_id
    assert [made.answers] == conversation.messages.filter(direction="incoming").latest("at").external_ids


def test_by_itself_no_words_leave(line: Line, here: Cast) -> None:
    assert not settled_for(line.channel.pk).lets_words_out


def test_one_module_hands_messages_over_and_one_makes_them() -> None:
    sends, makes = set(), set()
    for path in (*(ROOT / "case_core").rglob("*.py"), *(ROOT / "cms").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if re.search(r"\bsend_out\b", text):
            sends.add(path.name)
        if re.search(r"\bOutbound\(", text):
            makes.add(path.name)

    assert sends == {"leaving.py"}
    assert makes == {"outbound.py", "previews.py"}
