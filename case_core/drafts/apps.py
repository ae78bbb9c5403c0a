"""Texts that staff have begun and not sent yet."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Texts that staff have begun and not sent yet."""

    name = "case_core.drafts"
    label = "drafts"
