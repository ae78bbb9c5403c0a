"""When the people of the roster are busy elsewhere, as their own calendars say."""

from django.apps import AppConfig


class BusyConfig(AppConfig):
    """When the people of the roster are busy elsewhere, as their own calendars say."""

    name = "case_core.busy"
    label = "busy"
