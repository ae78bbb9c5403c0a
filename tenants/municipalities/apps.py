"""The registry of cities and their hosts."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """The registry of cities and their hosts."""

    name = "tenants.municipalities"
    label = "municipalities"
