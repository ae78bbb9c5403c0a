"""The city's figures."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The city's figures; they are counted anew each time and have no tables."""

    name = "case_core.reporting"
    label = "reporting"
