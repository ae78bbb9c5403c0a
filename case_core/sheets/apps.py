"""Sheets of a case: businesses and households."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    """Sheets of a case: businesses and households."""

    name = "case_core.sheets"
    label = "sheets"
