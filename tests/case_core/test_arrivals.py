"""What a service told makes work for one room alone: the one whose plugin it is."""

from django.db import transaction

from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from tenants.deliveries.arriving import tell
from tenants.deliveries.models import Thread
from tenants.plugins.models import Channel
from tests.support.cast import Cast
from tests.support.deliveries import a_line
from tests.support.meetings import a_channel
from tests.support.telephone import an_exchange


def test_words_calls_and_meetings_each_make_one_task_in_their_own_room(here: Cast) -> None:
    mio = here.users["mio"]
    line, exchange, (meetings, _key) = a_line(here.city, mio), an_exchange(here.city, mio), a_channel(mio)

    assert followers(line.channel) == ["case_core.conversations.subscribers.follow"]
    assert followers(exchange.channel) == ["case_core.calls.subscribers.follow"]
    assert followers(meetings) == ["case_core.meetings.subscribers.follow"]


def test_a_channel_whose_plugin_is_gone_is_the_conversations(here: Cast) -> None:
    line = a_line(here.city, here.users["mio"], plugin_id="jp.example.gone")

    assert followers(line.channel) == ["case_core.conversations.subscribers.follow"]


def followers(channel: Channel) -> list[str]:
    """Return which tasks follow from an arrival."""
    thread = Thread.objects.create(channel=channel, external_id="thread-1", began_at=clock.now())
    with transaction.atomic():
        tell(channel, [thread.pk])
    rows = OutboxEvent.objects.filter(kwargs__channel_id=channel.pk, kwargs__thread_id=thread.pk)
    return [row.task for row in rows]
