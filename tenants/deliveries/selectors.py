"""Reads of what came in: by the rooms above, which take events in, and by administrators, who never see a content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from mannaka_kit.clock import TOKYO
from mannaka_kit.decisions import require
from mannaka_sdk import InboundEvent
from tenants.accounts.policies import Acting
from tenants.deliveries.errors import DeliveryNotFoundError, EventNotFoundError
from tenants.deliveries.models import Delivery, PollMark, ReceivedEvent
from tenants.deliveries.sealing import open_event
from tenants.deliveries.states import PUT_ASIDE, EventStatus
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An event that waits to be taken into a conversation; `event_id` is the number of its row."""

    event_id: int
    event: InboundEvent


def waiting_events(*, channel_id: int, thread_id: int, limit: int = 100) -> list[Waiting]:
    """
    Return the events of a service's conversation that wait, in the order in which they happened.

    :raises UndecipherableError: if one was altered, or belongs elsewhere.
    """
    rows = ReceivedEvent.objects.filter(channel_id=channel_id, thread_id=thread_id, status=EventStatus.WAITING)
    found = rows.select_related("channel").order_by("occurred_at", "event_id")[:limit]
    return [
        Waiting(event_id=row.pk, event=open_event(row.sealed, channel=row.channel, event_id=row.event_id))
        for row in found
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many deliveries came in on a day, by what became of them."""

    day: date
    by_status: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many came in."""
        return sum(self.by_status.values())


def deliveries_for(viewer: Acting, channel: Channel, *, only_put_aside: bool = False) -> QuerySet[Delivery]:
    """
    Return a channel's deliveries without their content, the latest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    rows = Delivery.objects.filter(channel=channel).defer("sealed")
    return rows.filter(status__in=PUT_ASIDE) if only_put_aside else rows


def delivery_for(viewer: Acting, channel: Channel, delivery_id: int) -> Delivery:
    """
    Return a delivery of a channel without its content.

    :raises NotAllowedError: the viewer is no administrator.
    :raises DeliveryNotFoundError: there is none.
    """
    delivery = deliveries_for(viewer, channel).filter(pk=delivery_id).first()
    if delivery is None:
        raise DeliveryNotFoundError
    return delivery


def event_for(viewer: Acting, channel: Channel, row_id: int) -> ReceivedEvent:
    """
    Return an event of a channel without its content.

    :raises NotAllowedError: the viewer is no administrator.
    :raises EventNotFoundError: there is none.
    """
    require(can_keep_channels(viewer))
    event = ReceivedEvent.objects.filter(channel=channel, pk=row_id).defer("sealed").first()
    if event is None:
        raise EventNotFoundError
    return event


def dead_events_for(viewer: Acting, channel: Channel) -> QuerySet[ReceivedEvent]:
    """
    Return the events of a channel that could not be taken in, without their content, the latest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    rows = ReceivedEvent.objects.filter(channel=channel, status=EventStatus.DEAD).defer("sealed")
    return rows.order_by("-ended_at", "-pk")


def days_for(viewer: Acting, channel: Channel, *, since: date) -> list[DayCount]:
    """
    Return how many deliveries came in on each day since one, the latest first; days without any are left out.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    begins = datetime.combine(since, time(), TOKYO)
    rows = Delivery.objects.filter(channel=channel, received_at__gte=begins)
    rows = rows.annotate(day=TruncDate("received_at", tzinfo=TOKYO)).order_by()
    found: dict[date, dict[str, int]] = {}
    for day, status, number in rows.values_list("day", "status").annotate(number=Count("pk")):
        found.setdefault(day, {})[status] = number
    return [DayCount(day=day, by_status=found[day]) for day in sorted(found, reverse=True)]


def poll_mark_for(viewer: Acting, channel: Channel) -> PollMark | None:
    """
    Return how far a channel's service was asked; nothing where it never was.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    return PollMark.objects.filter(channel=channel).defer("sealed_cursor").first()
