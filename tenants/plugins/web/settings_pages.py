"""The form of a channel's settings, with what is known of it."""

from collections.abc import Mapping
from typing import Any

from mannaka_sdk import Plugin, PluginError
from tenants.plugins.calling import secrets_of
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import VendorAwayError
from tenants.plugins.models import Channel
from tenants.plugins.secret_keeping import names_kept
from tenants.plugins.web.schema_form import SettingsForm, known


def settings_form(channel: Channel, sent: Mapping[str, object]) -> SettingsForm:
    """
    Return the form; secrets go into its checks and never onto the page.

    :raises PluginNotFoundError: if the plugin cannot be used.
    :raises VendorAwayError: if what is known can be read by the vendor's server alone, and that does not answer.
    """
    plugin = plugin_of(channel.plugin_id)
    # What somebody has just typed is shown, not what is known.
    config = {} if sent.get("data") else _known_config(plugin, channel)
    values: dict[str, Any] = {"initial": known(config), **sent}
    return SettingsForm(plugin=plugin, kept=names_kept(channel), secrets=secrets_of(channel), **values)


def _known_config(plugin: Plugin[Any, Any], channel: Channel) -> dict[str, Any]:
    if not channel.config:
        return {}
    try:
        return plugin.migrate_config(channel.config_version, channel.config)
    except ValueError:  # of a later version than this one knows
        return {}
    except PluginError as error:
        raise VendorAwayError from error
