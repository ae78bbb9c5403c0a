"""Add a channel."""

from datetime import datetime

from django.db import transaction

import mannaka_tenancy
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.municipalities.selectors import is_demo
from tenants.plugins.catalogue import is_sample, plugin_of
from tenants.plugins.endpoints import give_endpoint
from tenants.plugins.errors import MissingLabelError, PluginNotFoundError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@transaction.atomic
def add_channel(*, plugin_id: str, label: str, actor: Actor, at: datetime) -> Channel:
    """
    Begin to set up a channel: it has a name and an address, and does nothing yet.

    :raises NotAllowedError: the actor is no administrator.
    :raises PluginNotFoundError: there is no such plugin, or it is a sample and the city is real.
    :raises MissingLabelError: it has no name.
    """
    require(can_keep_channels(actor))
    manifest = plugin_of(plugin_id).manifest
    if is_sample(plugin_id) and not is_demo(mannaka_tenancy.require_current()):
        raise PluginNotFoundError(field="plugin_id")
    if not label.strip():
        raise MissingLabelError(field="label")
    channel = Channel(
        key=new_key(),
        plugin_id=plugin_id,
        label=label.strip(),
        config_version=manifest.config_version,
        made_at=at,
        made_by_id=actor.user_id,
    )
    give_endpoint(channel)
    channel.save(force_insert=True)
    audit.record("channel.added", actor=actor, target=channel, at=at, details={"plugin": plugin_id[:64]})
    events.record(ChannelChanged(channel_id=channel.pk))
    return channel
