"""What a city has settled for its rooms."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """What a city has settled for its rooms."""

    name = "tenants.rulebook"
    label = "rulebook"
