"""Finding cases again by whatever somebody remembers of them."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding cases again by whatever somebody remembers of them."""

    name = "case_core.search"
    label = "search"
