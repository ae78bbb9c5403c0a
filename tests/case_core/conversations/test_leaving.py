"""Messages on their way out, and what becomes of them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction

from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.actions.send_message_again import send_message_again
from case_core.conversations.errors import BlockedError, NotFailedError
from case_core.conversations.leaving import pause_after
from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import NEXT_STEPS, FailureReason, MessageState
from case_core.conversations.tasks import send, send_again
from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_sdk import HttpResponse
from mannaka_sdk.simulation import Refusal
from tenants.plugins.states import ChannelState
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, a_right_to_answer, send_queued, service_of
from tests.support.deliveries import Line


def only(conversation: Conversation) -> Message:
    return conversation.messages.get(direction="outgoing")


def planned() -> list[OutboxEvent]:
    return list(OutboxEvent.objects.filter(task__endswith="conversations.tasks.send_again", done_at=None))


def test_what_left_has_the_names_of_the_service(line: Line) -> None:
    conversation = a_conversation(line)
    with service_of(line):
        send_queued()

    message = only(conversation)
    assert message.state == MessageState.SENT
    assert message.external_ids == [f"echo-{message.pk}.0", f"echo-{message.pk}.1"]


def test_sent_twice_it_arrives_once(line: Line) -> None:
    conversation = a_conversation(line)
    with service_of(line):
        send_queued()
        Message.objects.filter(pk=only(conversation).pk).update(state=MessageState.QUEUED)
        send_queued()

    assert len(line.service.received) == 2  # the two texts of one message


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal.RECIPIENT_GONE, FailureReason.GONE),
        (Refusal.QUOTA_EXCEEDED, FailureReason.QUOTA),
        (Refusal.CONTENT_REJECTED, FailureReason.CONTENT),
        (Refusal.BAD_REQUEST, FailureReason.PERMANENT),
    ],
)
def test_what_will_not_work_is_said_with_the_next_step(line: Line, refusal: Refusal, reason: FailureReason) -> None:
    conversation = a_conversation(line)
    with service_of(line) as services:
        services.fail_next(line.service.refuse(refusal))
        send_queued()

    message = only(conversation)
    assert (message.state, message.reason) == (MessageState.FAILED, reason)
    assert NEXT_STEPS[message.reason]
    assert planned() == []


@pytest.mark.parametrize(
    ("refusal", "reason", "seconds"),
    [
        (Refusal.ILL, FailureReason.TRANSIENT, 10),
        (Refusal.RATE_LIMITED, FailureReason.TRANSIENT, 10),
        (Refusal.WRONG_CREDENTIALS, FailureReason.AUTH, 600),
    ],
)
def test_what_passes_is_tried_again_by_itself(
    line: Line, refusal: Refusal, reason: FailureReason, seconds: int
) -> None:
    conversation = a_conversation(line)
    with service_of(line) as services:
        services.fail_next(line.service.refuse(refusal))
        send_queued()
        (row,) = planned()
        assert (only(conversation).state, only(conversation).reason) == (MessageState.QUEUED, reason)
        assert row.due_at == clock.now() + timedelta(seconds=seconds)
        with transaction.atomic():
            send_again(message_id=row.kwargs["message_id"])()

    assert only(conversation).state == MessageState.SENT


def test_a_day_later_it_is_given_up(line: Line) -> None:
    conversation = a_conversation(line)
    with service_of(line) as services, time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        services.fail_next(HttpResponse(status=503))
        send_queued()

    assert only(conversation).state == MessageState.FAILED
    assert planned() == []


def test_the_pauses_grow_and_end() -> None:
    assert [pause_after(tries).total_seconds() for tries in (1, 2, 3, 20)] == [10, 20, 40, 600]


def test_nothing_leaves_by_a_channel_that_is_off(line: Line) -> None:
    conversation = a_conversation(line)
    line.channel.state = ChannelState.PAUSED
    line.channel.save()
    send_queued()

    assert only(conversation).reason == FailureReason.CHANNEL_OFF


def test_the_right_to_answer_is_used_once_and_not_late(line: Line) -> None:
    conversation = a_conversation(line, reply=a_right_to_answer())
    assert "reply-token" not in only(conversation).reply_sealed
    with service_of(line):
        send_queued()

    assert only(conversation).reply_sealed == ""


def test_to_whoever_blocked_the_account_nothing_is_written(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    with service_of(line) as services:
        services.fail_next(line.service.refuse(Refusal.RECIPIENT_GONE))
        send_queued()
    with pytest.raises(BlockedError):
        reply_in_conversation(conversation_id=conversation.pk, body="お返事", actor=here.aoi, at=clock.now())


def test_staff_send_once_more_what_did_not_leave(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    with service_of(line) as services:
        services.fail_next(line.service.refuse(Refusal.QUOTA_EXCEEDED))
        send_queued()
        message = only(conversation)
        told: dict[str, Any] = {
            "conversation_id": conversation.pk,
            "message_id": message.pk,
            "actor": here.aoi,
            "at": clock.now(),
        }
        send_message_again(**told)
        send_queued()
        with pytest.raises(NotFailedError):
            send_message_again(**told)

    assert only(conversation).state == MessageState.SENT


def test_a_message_that_is_gone_or_left_is_left_alone(line: Line) -> None:
    conversation = a_conversation(line)
    message = only(conversation)
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)
    with transaction.atomic():
        send(message_id=message.pk)()

    assert line.service.received == []
