"""Django app of the UI kit; it has no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and template tags of both faces."""

    name = "mannaka_kit.ui"
    label = "ui"
    verbose_name = "UI"
