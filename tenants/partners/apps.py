"""Bodies outside the city hall that a city works with: what was agreed, who acts for them, and their sign-in."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Bodies outside the city hall that a city works with: what was agreed, who acts for them, and their sign-in."""

    name = "tenants.partners"
    label = "partners"
