"""The composition root as an app: it owns the templates and commands that join rooms."""

from importlib import import_module

from django.apps import AppConfig


class MannakaConfig(AppConfig):
    """The composition root."""

    name = "mannaka"
    label = "mannaka"

    def ready(self) -> None:
        """Make the Celery application known, so that a task called in a page finds its broker."""
        import_module("mannaka.celery")
