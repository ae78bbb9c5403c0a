"""Where each matter was, from when to when."""

from django.apps import AppConfig


class SpansConfig(AppConfig):
    """Where each matter was, from when to when."""

    name = "case_core.spans"
    label = "spans"
