"""A channel was heard: it works, and one that waited for its first delivery is in use from now on."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from tenants.plugins.actions.note_first_delivery import note_first_delivery
from tenants.plugins.models import Channel

# To the minute: what comes in at once must not queue up for one row.
_OFTEN: Final = timedelta(minutes=1)


def note_first_hearing(channel: Channel, *, at: datetime) -> None:
    """Let a channel begin that waited for its first delivery, and note when it was heard."""
    note_first_delivery(channel=channel, at=at)
    note_hearing(channel, at=at)


def note_hearing(channel: Channel, *, at: datetime) -> None:
    """Note when a channel was last heard."""
    if channel.heard_at is not None and channel.heard_at >= at - _OFTEN:
        return
    long_ago = Q(heard_at=None) | Q(heard_at__lt=at - _OFTEN)
    Channel.objects.filter(long_ago, pk=channel.pk).update(heard_at=at)
