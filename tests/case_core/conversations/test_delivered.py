"""What services tell later of messages: which came back, which are late, and what staff are told to do."""

import pytest

from case_core.conversations.actions.send_message_again import send_message_again
from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import NEXT_STEPS, FailureReason, MessageState
from mannaka_kit import clock
from mannaka_sdk import DeliveryState, DeliveryUpdated, FailureKind
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, an_event, arrive, send_queued, service_of, wrote
from tests.support.deliveries import Line

GONE = FailureKind.RECIPIENT_GONE


@pytest.fixture
def sent(line: Line) -> Message:
    """Return a message that the service took."""
    a_conversation(line)
    with service_of(line):
        (message,) = send_queued()
    return message


def told(line: Line, message: Message, state: DeliveryState, *, number: int = 2, **more: FailureKind | str) -> Message:
    """Have the service tell what became of a message, and return it as it is then."""
    body = DeliveryUpdated(provider_id=message.external_ids[0], state=state, **more)  # type: ignore[arg-type]
    arrive(line, an_event(body, number=number))
    message.refresh_from_db()
    return message


@pytest.mark.parametrize(
    ("because", "reason"),
    [
        (GONE, FailureReason.NO_ADDRESS),
        (FailureKind.TRANSIENT, FailureReason.NOT_NOW),
        (FailureKind.CONTENT_REJECTED, FailureReason.CONTENT),
        (FailureKind.PERMANENT, FailureReason.RETURNED),
    ],
)
def test_a_message_that_came_back_says_why_and_what_to_do(
    line: Line, sent: Message, because: FailureKind, reason: FailureReason
) -> None:
    told(line, sent, DeliveryState.FAILED, because=because, reason="5.1.1 no such user")

    assert (sent.state, sent.reason) == (MessageState.FAILED, reason)
    assert sent.service_words == "5.1.1 no such user"
    assert NEXT_STEPS[sent.reason]


def test_what_came_back_puts_the_conversation_before_staff(line: Line, sent: Message) -> None:
    Conversation.objects.update(new_message_at=None)
    told(line, sent, DeliveryState.FAILED, because=GONE)

    conversation = Conversation.objects.get()
    assert conversation.new_message_at is not None
    assert conversation.is_blocked


def test_a_delay_is_noted_beside_the_message_and_goes_when_it_arrives(line: Line, sent: Message) -> None:
    told(line, sent, DeliveryState.DELAYED)
    assert (sent.state, sent.reason) == (MessageState.SENT, FailureReason.DELAYED)

    told(line, sent, DeliveryState.DELIVERED, number=3)
    assert (sent.state, sent.reason) == (MessageState.DELIVERED, "")


def test_what_arrived_never_comes_back(line: Line, sent: Message) -> None:
    told(line, sent, DeliveryState.DELIVERED)
    told(line, sent, DeliveryState.FAILED, number=3, because=GONE)

    assert sent.state == MessageState.DELIVERED


def test_what_is_told_of_no_message_of_ours_begins_no_conversation(line: Line) -> None:
    for number, state in enumerate((DeliveryState.FAILED, DeliveryState.DELAYED), 1):
        arrive(line, an_event(DeliveryUpdated(provider_id="none", state=state), number=number))

    assert not Conversation.objects.exists()


def test_what_came_back_is_new_to_the_service_when_it_is_sent_again(line: Line, sent: Message, here: Cast) -> None:
    told(line, sent, DeliveryState.FAILED, because=FailureKind.TRANSIENT)
    before = len(line.service.received)
    send_message_again(conversation_id=sent.conversation_id, message_id=sent.pk, actor=here.aoi, at=clock.now())
    with service_of(line):
        send_queued()

    sent.refresh_from_db()
    assert (sent.state, sent.service_words) == (MessageState.SENT, "")
    assert len(line.service.received) == 2 * before
    told(line, sent, DeliveryState.DELIVERED, number=4)
    assert sent.state == MessageState.DELIVERED


def test_new_words_of_the_person_open_the_way_again(line: Line, sent: Message) -> None:
    told(line, sent, DeliveryState.FAILED, because=GONE)
    arrive(line, wrote("届いています", number=5))

    assert not Conversation.objects.get().is_blocked
