"""The staff's screens that put several features on one page: the day, the list, one case."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """The staff's screens that put several features on one page; it has no tables."""

    name = "case_core.console"
    label = "console"
