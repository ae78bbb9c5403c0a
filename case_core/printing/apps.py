"""Sheets of paper: printed from a case, carried by the person, opened again at the next desk."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Sheets of paper: printed from a case, carried by the person, opened again at the next desk."""

    name = "case_core.printing"
    label = "printing"
