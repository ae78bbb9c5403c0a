"""Who is on duty on which day."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Who is on duty on which day."""

    name = "case_core.roster"
    label = "roster"
