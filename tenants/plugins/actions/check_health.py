"""Write down how a channel is."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import Acting
from tenants.plugins.asking import HealthFound
from tenants.plugins.health_keeping import keep_health
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@transaction.atomic
def check_health(*, channel: Channel, found: HealthFound, actor: Acting, at: datetime) -> Channel:
    """
    Keep what `asking.ask_health` found; the audit tells what a person asked for, and what changed by itself.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    before = locked.health
    keep_health(locked, found, at=at)
    locked.save(update_fields=["health", "health_problems", "health_at", "quota", "refused_at"])
    if isinstance(actor, Actor) or locked.health != before:
        told = {"before": str(before), "health": str(locked.health)}
        audit.record("channel.checked", actor=actor, target=locked, at=at, details=told)
    return locked
