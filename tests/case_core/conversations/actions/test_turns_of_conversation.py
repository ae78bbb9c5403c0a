"""What staff do with a conversation, each with the words that it leaves behind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from case_core.cases.actions.close_case import close_case
from case_core.cases.errors import NotCentreStaffError
from case_core.cases.models import Case, Statement
from case_core.cases.states import CaseStatus, Channel, Outcome
from case_core.conversations.actions.assign_conversation import assign_conversation
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.hand_back_conversation import hand_back_conversation
from case_core.conversations.actions.mark_read import mark_read
from case_core.conversations.actions.reopen_conversation import reopen_conversation
from case_core.conversations.actions.reply_in_conversation import RINGS_AGAIN_AFTER, reply_in_conversation
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.actions.tie_conversation import tie_conversation
from case_core.conversations.case_channels import case_channel
from case_core.conversations.errors import (
    CaseUnknownError,
    ConversationDoneError,
    ConversationNotFoundError,
    NobodysError,
    NotDoneError,
    NothingWrittenError,
    TakenError,
    TiedError,
    WordsMissingError,
)
from case_core.conversations.models import Conversation
from case_core.conversations.selectors import conversations_visible_to
from case_core.conversations.states import ConversationState, MessageState, Place
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import MediaPart, MessageReceived
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.conversations import WORDS, a_conversation, an_event, arrive, wrote
from tests.support.deliveries import Line
from tests.support.safety import shielded

Acts = Callable[..., Any]


def of(conversation: Conversation, cast: Cast, **told: Any) -> dict[str, Any]:
    return {"conversation_id": conversation.pk, "actor": cast.aoi, "at": clock.now(), **told}


def last_entry() -> Entry:
    return Entry.objects.latest("pk")


def test_a_clerk_takes_a_conversation_over_hands_it_back_and_gives_it_away(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    taken = take_over_conversation(**of(conversation, here, seen_owner_id=None))
    assert (taken.owner_id, taken.state) == (here.aoi.user_id, ConversationState.OPEN)
    assert last_entry().action == "conversation.taken_over"

    given = assign_conversation(**of(conversation, here, owner_id=here.nagi.user_id, seen_owner_id=here.aoi.user_id))
    assert given.owner_id == here.nagi.user_id

    back = hand_back_conversation(**of(conversation, here))
    assert (back.owner_id, back.state) == (None, ConversationState.NEW)
    with pytest.raises(NobodysError):
        hand_back_conversation(**of(conversation, here))


def test_of_two_who_take_it_at_once_one_is_told(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    take_over_conversation(**of(conversation, here, seen_owner_id=None))
    with pytest.raises(TakenError):
        take_over_conversation(**of(conversation, here, actor=here.nagi, seen_owner_id=None))
    with pytest.raises(TakenError):
        assign_conversation(**of(conversation, here, owner_id=here.nagi.user_id, seen_owner_id=None))


def test_only_somebody_of_the_centre_is_given_a_conversation(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    with pytest.raises(NotCentreStaffError):
        assign_conversation(**of(conversation, here, owner_id=here.ren.user_id, seen_owner_id=None))


def test_an_answer_stands_on_the_page_and_rings_once(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, is_redelivery=True)
    for body in ("1行目", "2行目"):
        reply_in_conversation(**of(conversation, here, body=body, seen_message_at=clock.now()))

    told = conversation.messages.filter(direction="outgoing")
    conversation.refresh_from_db()
    assert sorted(message.state for message in told.filter(place=Place.PAGE)) == [MessageState.SENT] * 2
    assert told.filter(texts=["bell"]).count() == 1
    assert (conversation.owner_id, conversation.new_message_at) == (here.aoi.user_id, None)

    later = clock.now() + RINGS_AGAIN_AFTER
    reply_in_conversation(**of(conversation, here, body="3行目", at=later))
    assert told.filter(texts=["bell"]).count() == 2


def test_a_later_message_goes_on_waiting(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    earlier = clock.now() - timedelta(minutes=1)
    reply_in_conversation(**of(conversation, here, body="お返事", seen_message_at=earlier))

    conversation.refresh_from_db()
    assert conversation.new_message_at == clock.now()


def test_an_answer_moves_the_case_on(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    case = new_case(here)
    tie_conversation(**of(conversation, here, case_number=case.number))
    case.refresh_from_db()
    assert case.new_message_at == clock.now()

    reply_in_conversation(**of(conversation, here, body="お返事", seen_message_at=clock.now()))
    case.refresh_from_db()
    assert case.status == CaseStatus.IN_PROGRESS
    assert case.owner_id == here.aoi.user_id
    assert not Case.objects.with_new_message().exists()


@pytest.mark.parametrize("body", ["", " \n　"])
def test_an_answer_says_something(line: Line, here: Cast, body: str) -> None:
    with pytest.raises(WordsMissingError):
        reply_in_conversation(**of(a_conversation(line), here, body=body))


def test_a_conversation_becomes_a_case_with_the_citizens_words(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    arrive(line, wrote("夜がひどいです。", number=2))
    received = take_up_conversation(**of(conversation, here, topic="housing", seen_message_at=clock.now()))

    case = Case.objects.get(pk=received.case_id)
    conversation.refresh_from_db()
    assert conversation.case_id == case.pk
    assert (case.channel, case.party.name, case.party.is_anonymous) == (Channel.WEB, "みかん", True)
    assert Statement.objects.get(contact__case=case).body == f"{WORDS}\n夜がひどいです。"
    assert received.secret
    with pytest.raises(TiedError):
        take_up_conversation(**of(conversation, here, topic="housing"))
    with pytest.raises(TiedError):
        tie_conversation(**of(conversation, here, case_number=case.number))


def test_after_the_end_of_a_case_the_next_concern_is_a_new_one(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    first = take_up_conversation(**of(conversation, here, topic="housing"))
    close_case(case_id=first.case_id, outcome=Outcome.SOLVED, referred_to="", note="", actor=here.aoi, at=clock.now())
    second = take_up_conversation(**of(conversation, here, topic="consumer"))

    assert second.case_id != first.case_id


def test_without_words_there_is_no_case(line: Line, here: Cast) -> None:
    part = MediaPart(ref="file-1", media_type="image/jpeg")
    arrive(line, an_event(MessageReceived(message_id="message-1", parts=(part,))))
    with pytest.raises(NothingWrittenError):
        take_up_conversation(**of(Conversation.objects.get(), here, topic="housing"))


def test_a_number_that_no_case_has_ties_nothing(line: Line, here: Cast) -> None:
    with pytest.raises(CaseUnknownError):
        tie_conversation(**of(a_conversation(line), here, case_number="2020-9999"))


def test_by_which_way_a_case_came_is_told_by_the_plugin() -> None:
    names = ("jp.mannaka.line", "jp.mannaka.mail", "jp.mannaka.echo")
    assert [case_channel(name) for name in names] == [Channel.LINE, Channel.MAIL, Channel.WEB]


def test_a_conversation_ends_and_goes_on(line: Line, here: Cast) -> None:
    conversation = a_conversation(line, "死にたい")
    finished = finish_conversation(**of(conversation, here, seen_message_at=clock.now()))
    assert (finished.state, finished.is_urgent, finished.new_message_at) == (ConversationState.DONE, False, None)
    with pytest.raises(ConversationDoneError):
        reply_in_conversation(**of(conversation, here, body="お返事"))

    reopened = reopen_conversation(**of(conversation, here))
    assert (reopened.state, reopened.owner_id) == (ConversationState.OPEN, here.aoi.user_id)
    with pytest.raises(NotDoneError):
        reopen_conversation(**of(conversation, here))


def test_what_was_read_is_read_in_the_case_too(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    case = new_case(here)
    tie_conversation(**of(conversation, here, case_number=case.number))
    read = mark_read(**of(conversation, here, seen_message_at=clock.now()))

    case.refresh_from_db()
    assert (read.new_message_at, read.staff_read_at, case.new_message_at) == (None, clock.now(), None)


EVERY: list[tuple[Acts, dict[str, Any]]] = [
    (take_over_conversation, {"seen_owner_id": None}),
    (hand_back_conversation, {}),
    (assign_conversation, {"owner_id": 1, "seen_owner_id": None}),
    (reply_in_conversation, {"body": "x"}),
    (take_up_conversation, {"topic": "housing"}),
    (tie_conversation, {"case_number": "1"}),
    (finish_conversation, {"seen_message_at": None}),
    (reopen_conversation, {}),
    (mark_read, {"seen_message_at": None}),
]


@pytest.mark.parametrize(("act", "told"), EVERY)
def test_nobody_but_the_centre_does_anything(line: Line, here: Cast, act: Acts, told: dict[str, Any]) -> None:
    conversation = a_conversation(line)
    for actor in (here.mio, here.ren, here.sora):
        with pytest.raises(NotAllowedError):
            act(**of(conversation, here, **told, actor=actor))


@pytest.mark.parametrize(("act", "told"), EVERY)
def test_whoever_must_not_find_the_person_finds_no_conversation(
    line: Line, here: Cast, act: Acts, told: dict[str, Any]
) -> None:
    conversation = a_conversation(line)
    case = new_case(here)
    tie_conversation(**of(conversation, here, case_number=case.number))
    shielded(here, case, here.nagi)

    assert not conversations_visible_to(here.nagi).exists()
    assert conversations_visible_to(here.aoi).exists()
    with pytest.raises(ConversationNotFoundError):
        act(**of(conversation, here, **told, actor=here.nagi))
    # Without a case it is everybody's.
    assert conversations_visible_to(here.nagi).filter(pk=a_conversation(line, person="person-2").pk).exists()
