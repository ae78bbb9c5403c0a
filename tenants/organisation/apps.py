"""A city's sections, with their validity."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """A city's sections, with their validity."""

    name = "tenants.organisation"
    label = "organisation"
