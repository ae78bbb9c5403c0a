"""Who is on duty on which day, and who is reached when the sections are closed."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Who is on duty on which day, and who is reached when the sections are closed."""

    name = "case_core.roster"
    label = "roster"
