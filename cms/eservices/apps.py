"""Citizen forms."""

from django.apps import AppConfig


class EServicesConfig(AppConfig):
    """Citizen forms."""

    name = "cms.eservices"
    label = "eservices"
