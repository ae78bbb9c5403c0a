"""What citizens were promised."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """What citizens were promised."""

    name = "case_core.promises"
    label = "promises"
