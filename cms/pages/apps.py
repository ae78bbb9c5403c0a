"""The city's public pages on Wagtail."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The city's public pages on Wagtail."""

    name = "cms.pages"
    label = "pages"

    def ready(self) -> None:
        """Forget kept pages when one of them changes."""
        from cms.pages.changes import watch_pages

        watch_pages()
