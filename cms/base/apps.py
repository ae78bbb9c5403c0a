"""Blocks and templates that the public pages share, and the doors of Wagtail's admin."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Blocks and templates that the public pages share, and the doors of Wagtail's admin."""

    name = "cms.base"
    label = "cms_base"

    def ready(self) -> None:
        """Mirror Wagtail's log into the audit."""
        from cms.base import audit_mirror

        audit_mirror.connect()
