"""What an earlier version told every room of is taken in once, by the room whose it is."""

import pytest
from django.db import transaction

from case_core.conversations.models import Message
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_kit.outbox.models import OutboxEvent
from tenants.deliveries.events import WordsArrived
from tenants.deliveries.storing import store_events
from tests.support.conversations import WORDS, wrote
from tests.support.deliveries import Line
from tests.support.worker import work_off

FORMER = [f"case_core.{room}.subscribers.take_in" for room in ("calls", "conversations", "meetings")]


def test_an_arrival_of_which_every_room_was_told_is_taken_in_once(line: Line) -> None:
    with pytest.MonkeyPatch.context() as earlier, transaction.atomic():
        earlier.setitem(subscriptions._tasks, WordsArrived, FORMER)
        store_events([wrote()], channel=line.channel, at=clock.now())
    assert sorted(OutboxEvent.objects.filter(done_at=None).values_list("task", flat=True)) == FORMER

    work_off(line.city)
    assert list(Message.objects.filter(direction="incoming").values_list("body", flat=True)) == [WORDS]
