"""Opening hours, day types and closures of a city."""

from django.apps import AppConfig


class HoursConfig(AppConfig):
    """Opening hours, day types and closures of a city."""

    name = "tenants.hours"
    label = "hours"
