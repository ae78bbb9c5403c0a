"""Hand-overs to sections, and their report-backs."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    """Hand-overs to sections, and their report-backs."""

    name = "case_core.handovers"
    label = "handovers"
