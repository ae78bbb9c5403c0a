"""The form of a channel's settings, with what is known of it."""

from collections.abc import Mapping
from typing import Any

from tenants.plugins.calling import secrets_of
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.models import Channel
from tenants.plugins.secret_keeping import names_kept
from tenants.plugins.web.schema_form import SettingsForm, known


def settings_form(channel: Channel, sent: Mapping[str, object]) -> SettingsForm:
    """
    Return the form; secrets go into its checks and never onto the page.

    :raises PluginNotFoundError: if the plugin cannot be used.
    """
    plugin = plugin_of(channel.plugin_id)
    try:
        config = plugin.migrate_config(channel.config_version, channel.config) if channel.config else {}
    except ValueError:  # of a later version than this one knows
        config = {}
    values: dict[str, Any] = {"initial": known(config), **sent}
    return SettingsForm(plugin=plugin, kept=names_kept(channel), secrets=secrets_of(channel), **values)
