"""Django app of the API's building blocks; it has no tables."""

from django.apps import AppConfig


class RestConfig(AppConfig):
    """Templates of the API's page."""

    name = "mannaka_kit.rest"
    label = "rest"
    verbose_name = "API"
