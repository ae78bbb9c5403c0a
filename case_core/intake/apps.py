"""One door for every matter that comes in."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """One door for every matter that comes in."""

    name = "case_core.intake"
    label = "intake"
