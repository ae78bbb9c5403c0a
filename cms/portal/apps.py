"""A citizen's own view of a consultation: receipt number, state, replies."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """A citizen's own view of a consultation: receipt number, state, replies."""

    name = "cms.portal"
    label = "portal"
