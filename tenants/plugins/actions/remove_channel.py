"""Remove a channel."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.endpoints import kill_endpoint
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel
from tenants.plugins.memory import forget_memory
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.secret_keeping import forget_secrets
from tenants.plugins.states import ChannelState, Health


@transaction.atomic
def remove_channel(*, channel: Channel, actor: Actor, at: datetime) -> Channel:
    """
    End a channel for good: secrets and memory are erased, its address leads nowhere; what citizens wrote stays.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed already.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    forget_secrets(locked)
    forget_memory(locked)
    kill_endpoint(locked)
    locked.state, locked.removed_at = ChannelState.REMOVED, at
    locked.health, locked.health_problems, locked.refused_at = Health.UNKNOWN, [], None
    locked.save()
    audit.record("channel.removed", actor=actor, target=locked, at=at, details={"plugin": locked.plugin_id[:64]})
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked
