"""What search engines are told."""

from django.apps import AppConfig


class SearchEnginesConfig(AppConfig):
    """What search engines are told; it has no tables."""

    name = "cms.search_engines"
    label = "search_engines"
