"""Talks that grow long: the city's limits, what to say, a second clerk, how the talk ended."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    """Talks that grow long: the city's limits, what to say, a second clerk, how the talk ended."""

    name = "case_core.talks"
    label = "talks"
