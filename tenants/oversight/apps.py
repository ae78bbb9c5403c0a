"""Reading the audit log of a city."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Reading the audit log of a city."""

    name = "tenants.oversight"
    label = "oversight"
