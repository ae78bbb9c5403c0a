"""What changes pages: saving, publishing, taking down, moving and removing one."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import get_page_models
from wagtail.signals import post_page_move

from cms.pages.kept import forget_pages


def watch_pages() -> None:
    """Forget the city's kept pages at each change of a page."""
    post_page_move.connect(_changed, dispatch_uid="pages.moved")
    for model in get_page_models():
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"pages.{model._meta.label}")


def _changed(**told: Any) -> None:
    if not told.get("raw"):  # what is loaded from a file is no city's page yet
        forget_pages()
