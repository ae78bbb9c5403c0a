"""Pause a channel."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel, require_step
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.states import ChannelState


@transaction.atomic
def pause_channel(*, channel: Channel, actor: Actor, at: datetime) -> Channel:
    """
    Let a channel rest: what comes in is thrown away, and nothing goes out.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises ChannelStateError: it is not at work.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    require_step(locked, ChannelState.PAUSED)
    locked.state = ChannelState.PAUSED
    locked.save(update_fields=["state"])
    audit.record("channel.paused", actor=actor, target=locked, at=at)
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked
