"""Let a channel that waited for its first delivery be at work."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.plugins.events import ChannelChanged
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState


@transaction.atomic
def note_first_delivery(*, channel: Channel, at: datetime) -> None:
    """Make a waiting channel active; called for every delivery that was verified, it does nothing after the first."""
    if channel.state != ChannelState.WAITING:
        return
    waiting = Channel.objects.filter(pk=channel.pk, state=ChannelState.WAITING)
    if waiting.update(state=ChannelState.ACTIVE, heard_at=at):
        audit.record("channel.first_heard", actor=audit.SYSTEM, target=channel, at=at)
        events.record(ChannelChanged(channel_id=channel.pk))
