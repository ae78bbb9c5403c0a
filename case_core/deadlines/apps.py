"""By when the city answers."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    """By when the city answers."""

    name = "case_core.deadlines"
    label = "deadlines"
