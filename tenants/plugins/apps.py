"""The plugins of a city: which channels it has set up, and how a plugin is called."""

from django.apps import AppConfig


class PluginsConfig(AppConfig):
    """The plugins of a city: which channels it has set up, and how a plugin is called."""

    name = "tenants.plugins"
    label = "plugins"
