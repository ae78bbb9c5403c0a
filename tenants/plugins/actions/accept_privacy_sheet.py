"""Agree to what flows where."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import SheetChangedError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.sheets import edition_of, frozen_sheet, told_of


@transaction.atomic
def accept_privacy_sheet(*, channel: Channel, seen: str, actor: Actor, at: datetime) -> Channel:
    """
    Keep the plugin's privacy sheet as it is today, with the one who agreed to it; `seen` is the edition that was read.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises PluginNotFoundError: its plugin cannot be used.
    :raises SheetChangedError: the sheet is another one by now.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    manifest = plugin_of(locked.plugin_id).manifest
    if seen != edition_of(manifest):
        raise SheetChangedError
    locked.sheet = frozen_sheet(manifest)
    locked.sheet_accepted_at, locked.sheet_accepted_by_id = at, actor.user_id
    locked.save(update_fields=["sheet", "sheet_accepted_at", "sheet_accepted_by"])
    audit.record("channel.sheet_accepted", actor=actor, target=locked, at=at, details=told_of(manifest))
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked
