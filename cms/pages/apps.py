"""The city's public pages on Wagtail."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The city's public pages on Wagtail."""

    name = "cms.pages"
    label = "pages"
