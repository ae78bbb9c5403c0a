"""Which plugins there are: those that come with the product, and vendors' that the operator allows."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Final

from django.conf import settings
from django.utils.module_loading import import_string

from mannaka_sdk import Kind, Manifest, Plugin
from mannaka_sdk import __version__ as sdk_version
from mannaka_sdk.versions import is_within
from tenants.plugins.elsewhere import BadFileError, plugins_elsewhere
from tenants.plugins.errors import PluginNotFoundError, PluginStoppedError

GROUP: Final = "mannaka.plugins"


class BadPluginError(Exception):
    """A plugin of the operator's list cannot be used; the message says which, and why."""


@cache
def installed_plugins() -> Mapping[str, type[Plugin[Any, Any]]]:
    """
    Return the plugins that cities may set up, by id.

    :raises BadPluginError: if one of them cannot be used.
    """
    found: dict[str, type[Plugin[Any, Any]]] = {}
    for plugin in (*_bundled(), *_allowed(), *_elsewhere()):
        manifest = plugin.manifest
        if manifest.id in found:
            raise BadPluginError(f"{manifest.id}: two plugins have this id")
        if not is_within(sdk_version, manifest.sdk):
            raise BadPluginError(f"{manifest.id} needs mannaka-sdk {manifest.sdk}; this is {sdk_version}")
        found[manifest.id] = plugin
    return found


def plugin_of(plugin_id: str) -> Plugin[Any, Any]:
    """
    Return a plugin, ready to be called.

    :raises PluginNotFoundError: if it is not installed, or the operator does not allow it.
    :raises PluginStoppedError: if the operator stopped it.
    """
    if is_stopped(plugin_id):
        raise PluginStoppedError
    try:
        return installed_plugins()[plugin_id]()
    except KeyError as error:
        raise PluginNotFoundError from error


def manifest_of(plugin_id: str) -> Manifest | None:
    """Return what a plugin says of itself; nothing where it is not installed any more."""
    plugin = installed_plugins().get(plugin_id)
    return plugin.manifest if plugin else None


def is_stopped(plugin_id: str) -> bool:
    """Tell whether the operator stopped a plugin for every city."""
    return plugin_id in settings.MANNAKA_STOPPED_PLUGINS


def is_sample(plugin_id: str) -> bool:
    """Tell whether a plugin leads to no real service, so that it is for demonstrations alone."""
    return plugin_id in settings.MANNAKA_SAMPLE_PLUGINS


def manifests(kind: Kind | None = None) -> list[Manifest]:
    """Return what the installed plugins say of themselves, by id; of one kind, or all."""
    every = (plugin.manifest for _id, plugin in sorted(installed_plugins().items()))
    return [each for each in every if kind is None or kind in each.kinds]


def _bundled() -> Iterator[type[Plugin[Any, Any]]]:
    return (import_string(path) for path in settings.MANNAKA_BUNDLED_PLUGINS)


def _elsewhere() -> Iterator[type[Plugin[Any, Any]]]:
    """Load what the operator allows to run on its vendor's own server."""
    try:
        yield from plugins_elsewhere()
    except BadFileError as error:
        raise BadPluginError(str(error)) from None


def _allowed() -> Iterator[type[Plugin[Any, Any]]]:
    """Load what the operator allows, at the very version that was looked at; whatever else is installed is inert."""
    offered = {each.name: each for each in entry_points(group=GROUP)}
    for plugin_id, version in settings.MANNAKA_PLUGINS.items():
        if plugin_id not in offered:
            raise BadPluginError(f"MANNAKA_PLUGINS names {plugin_id}, which is not installed")
        plugin = offered[plugin_id].load()
        if (plugin.manifest.id, plugin.manifest.version) != (plugin_id, version):
            raise BadPluginError(
                f"MANNAKA_PLUGINS allows {plugin_id}=={version}; installed is "
                f"{plugin.manifest.id}=={plugin.manifest.version}"
            )
        yield plugin
