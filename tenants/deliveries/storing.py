"""Events as they are told, written down once for each of their ids."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mannaka_sdk import InboundEvent
from tenants.deliveries.arriving import tell
from tenants.deliveries.models import Delivery, ReceivedEvent, Thread
from tenants.deliveries.sealing import seal_event
from tenants.plugins.models import Channel

_AT_ONCE = 500


def store_events(
    told: Sequence[InboundEvent], *, channel: Channel, at: datetime, delivery: Delivery | None = None
) -> None:
    """
    Write down each event that is not there yet, and tell of every conversation that was named.

    :raises NotInTransactionError: outside a transaction.
    """
    if not told:
        return
    threads = _threads({_plain(event.conversation.id) for event in told}, channel=channel, at=at)
    rows = [_row(event, threads, channel=channel, at=at, delivery=delivery) for event in told]
    # In one order, whoever writes: two that hold each other's ids would wait for ever.
    rows.sort(key=lambda row: row.event_id)
    ReceivedEvent.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_AT_ONCE)
    tell(channel, threads.values())


def _threads(names: set[str], *, channel: Channel, at: datetime) -> dict[str, int]:
    known = Thread.objects.filter(channel=channel, external_id__in=names)
    found = dict(known.values_list("external_id", "pk"))
    if missing := sorted(names - set(found)):
        new = [Thread(channel=channel, external_id=name, began_at=at) for name in missing]
        Thread.objects.bulk_create(new, ignore_conflicts=True, batch_size=_AT_ONCE)
        found = dict(known.values_list("external_id", "pk"))
    return found


def _row(
    event: InboundEvent, threads: Mapping[str, int], *, channel: Channel, at: datetime, delivery: Delivery | None
) -> ReceivedEvent:
    event_id = _plain(event.event_id)
    return ReceivedEvent(
        channel=channel,
        event_id=event_id,
        thread_id=threads[_plain(event.conversation.id)],
        delivery=delivery,
        occurred_at=event.occurred_at,
        received_at=at,
        kind=event.body.type,
        sealed=seal_event(event, channel=channel, event_id=event_id),
    )


def _plain(name: str) -> str:
    # The one character that the database does not take; a service's odd id must not cost a citizen's message.
    return name.replace("\x00", "\ufffd")
