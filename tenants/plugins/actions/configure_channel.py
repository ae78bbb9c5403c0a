"""Give a channel its settings and secrets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.plugins.calling import secrets_of
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import SheetNotAcceptedError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.secret_keeping import keep_secrets
from tenants.plugins.settings_checks import read_settings
from tenants.plugins.sheets import needs_acceptance


@transaction.atomic
def configure_channel(
    *, channel: Channel, config: Mapping[str, Any], secrets: Mapping[str, str], actor: Actor, at: datetime
) -> Channel:
    """
    Keep settings and secrets that the plugin takes; a secret that is left empty stays as it is.

    What is replaced still verifies deliveries for a day, since the service may go on signing with it for a while.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises PluginNotFoundError: its plugin cannot be used.
    :raises SheetNotAcceptedError: nobody agreed to what flows where.
    :raises BadSettingsError: the plugin does not take them.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    plugin = plugin_of(locked.plugin_id)
    if needs_acceptance(locked, plugin.manifest):
        raise SheetNotAcceptedError
    new = {name: value for name, value in secrets.items() if value}
    read = read_settings(plugin, config, {**secrets_of(locked), **new})
    locked.config = read.config.model_dump(mode="json")
    locked.config_version, locked.configured_at = plugin.manifest.config_version, at
    changed = keep_secrets(locked, new, user_id=actor.user_id, at=at)
    locked.refused_at = None if changed else locked.refused_at
    locked.save(update_fields=["config", "config_version", "configured_at", "refused_at"])
    _record(locked, plugin.manifest.version, changed, actor=actor, at=at)
    return locked


def _record(channel: Channel, version: str, changed: list[str], *, actor: Actor, at: datetime) -> None:
    told: dict[str, str | list[str]] = {"version": version, "new_secrets": [name[:64] for name in changed]}
    audit.record("channel.configured", actor=actor, target=channel, at=at, details=told)
    events.record(ChannelChanged(channel_id=channel.pk))
