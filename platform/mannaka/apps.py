"""The composition root as an app: it owns the templates and commands that join rooms."""

from django.apps import AppConfig


class MannakaConfig(AppConfig):
    """The composition root."""

    name = "mannaka"
    label = "mannaka"
