"""Let a channel that rests go on."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import ChannelStateError, SheetNotAcceptedError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.hearing import hears
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.sheets import needs_acceptance
from tenants.plugins.states import ChannelState


@transaction.atomic
def resume_channel(*, channel: Channel, actor: Actor, at: datetime) -> Channel:
    """
    Let a channel work again; one that never heard anything waits for its first delivery.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises ChannelStateError: it does not rest.
    :raises PluginNotFoundError: its plugin cannot be used.
    :raises SheetNotAcceptedError: the plugin lets more data flow than the city agreed to.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    if locked.state != ChannelState.PAUSED:
        raise ChannelStateError
    manifest = plugin_of(locked.plugin_id).manifest
    if needs_acceptance(locked, manifest):
        raise SheetNotAcceptedError
    waits = hears(manifest, locked.config) and locked.heard_at is None
    locked.state = ChannelState.WAITING if waits else ChannelState.ACTIVE
    locked.save(update_fields=["state"])
    audit.record("channel.resumed", actor=actor, target=locked, at=at)
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked
