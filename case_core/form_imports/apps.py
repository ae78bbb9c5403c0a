"""Bookings that come as files from the city's other booking forms."""

from django.apps import AppConfig


class FormImportsConfig(AppConfig):
    """Bookings that come as files from the city's other booking forms."""

    name = "case_core.form_imports"
    label = "form_imports"
