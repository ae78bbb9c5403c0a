"""Call a channel something else."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.errors import MissingLabelError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@transaction.atomic
def rename_channel(*, channel: Channel, label: str, actor: Actor, at: datetime) -> Channel:
    """
    Give a channel another name, which staff alone see.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises MissingLabelError: it would have no name.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    new = label.strip()
    if not new:
        raise MissingLabelError(field="label")
    if new == locked.label:
        return locked
    locked.label = new
    locked.save(update_fields=["label"])
    audit.record("channel.renamed", actor=actor, target=locked, at=at)
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked
