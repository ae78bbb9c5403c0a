"""Consultation cases and their contacts."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Consultation cases and their contacts."""

    name = "case_core.cases"
    label = "cases"
