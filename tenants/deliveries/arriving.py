"""Tell the one room whose they are that events wait: by what the channel's plugin is."""

from collections.abc import Iterable

from mannaka_kit.outbox import events as outbox
from tenants.deliveries.events import AnswersArrived, CallsArrived, EventsArrived, PresenceArrived, WordsArrived
from tenants.plugins.kinds import is_of_calls, is_of_meetings, is_of_partners
from tenants.plugins.models import Channel


def tell(channel: Channel, thread_ids: Iterable[int]) -> None:
    """
    Tell of each conversation of a channel in which something waits.

    :raises NotInTransactionError: outside a transaction.
    """
    arrived = _arrival(channel.plugin_id)
    for thread_id in sorted(set(thread_ids)):
        outbox.record(arrived(channel_id=channel.pk, thread_id=thread_id))


def tell_anew(*, channel_id: int, thread_id: int) -> None:
    """
    Tell the one room of an arrival of which an earlier version told every room: a second time changes nothing.

    :raises NotInTransactionError: outside a transaction.
    """
    tell(Channel.objects.get(pk=channel_id), [thread_id])


def _arrival(plugin_id: str) -> type[EventsArrived]:
    if is_of_calls(plugin_id):
        return CallsArrived
    if is_of_partners(plugin_id):
        return AnswersArrived
    return PresenceArrived if is_of_meetings(plugin_id) else WordsArrived
