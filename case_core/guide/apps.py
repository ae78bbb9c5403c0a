"""One calm page for whoever sits at the centre twice a year."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """One calm page for whoever sits at the centre twice a year; it has no tables."""

    name = "case_core.guide"
    label = "guide"
