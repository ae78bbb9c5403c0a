"""What the API tells of channels and of what can be set up."""

from typing import Any

from mannaka_sdk import Manifest
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.endpoints import address_of
from tenants.plugins.hearing import BY_ADDRESS
from tenants.plugins.secret_keeping import names_kept
from tenants.plugins.selectors import ChannelLine
from tenants.plugins.sheets import edition_of, plain_sheet

_OF_CHANNEL = (
    *("id", "plugin_id", "label", "state", "health", "health_at", "quota", "refused_at", "heard_at"),
    *("menu_is_wanted", "menu_shown", "menu_shown_at", "menu_failed_at"),
    *("account_id", "account_name", "sheet_accepted_at"),
)


def told_of_plugin(manifest: Manifest) -> dict[str, Any]:
    """Return what the city may set up, with the forms of its settings and secrets."""
    plugin = plugin_of(manifest.id)
    return {
        "id": manifest.id,
        "name": manifest.name.model_dump(),
        "version": manifest.version,
        "kinds": sorted(manifest.kinds),
        "inbound": manifest.inbound,
        "privacy": plain_sheet(manifest.privacy),
        "sheet_edition": edition_of(manifest),
        "config_schema": plugin.config_model.model_json_schema(),
        "secret_schema": plugin.secret_model.model_json_schema(),
    }


def told_of_channel(line: ChannelLine) -> dict[str, Any]:
    """Return a channel as lists have it."""
    told = {name: getattr(line.channel, name) for name in _OF_CHANNEL}
    return {**told, "problems": line.channel.health_problems, "next_step": line.step.value}


def told_of_one(line: ChannelLine) -> dict[str, Any]:
    """Return a channel with its settings, its address, and the names of its secrets."""
    return {
        **told_of_channel(line),
        "config": line.channel.config,
        "secrets": sorted(names_kept(line.channel)),
        "address": address_of(line.channel) if line.inbound in BY_ADDRESS else None,
    }
