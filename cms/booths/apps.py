"""The page that stands in a booth."""

from django.apps import AppConfig


class BoothPagesConfig(AppConfig):
    """The page that stands in a booth."""

    name = "cms.booths"
    label = "booth_pages"
