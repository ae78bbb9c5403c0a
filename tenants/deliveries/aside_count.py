"""Which channels have something that was not read, remembered for the bar above the console, which asks no database."""

from typing import Final

from django.core.cache import cache
from django.db.models import Count

from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import PUT_ASIDE, EventStatus
from tenants.plugins.states import ChannelState

_KEY: Final = "deliveries-put-aside"
# Each minute a worker counts anew; a cache that forgot shows no bar until then.
_SECONDS: Final = 60 * 60


def count_anew() -> dict[int, int]:
    """Count by channel what was put aside, and remember it."""
    found: dict[int, int] = {}
    for rows in (
        Delivery.objects.filter(status__in=PUT_ASIDE),
        ReceivedEvent.objects.filter(status=EventStatus.DEAD).exclude(sealed=""),
    ):
        kept = rows.exclude(channel__state=ChannelState.REMOVED).order_by()
        for channel_id, number in kept.values_list("channel_id").annotate(number=Count("pk")):
            found[channel_id] = found.get(channel_id, 0) + number
    cache.set(_KEY, found, _SECONDS)
    return found


def remembered_counts() -> dict[int, int]:
    """Return what there was by channel when it was last counted."""
    return dict(cache.get(_KEY) or {})
