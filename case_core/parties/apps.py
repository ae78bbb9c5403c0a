"""The people a consultation is about."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The people a consultation is about."""

    name = "case_core.parties"
    label = "parties"
