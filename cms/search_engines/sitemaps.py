"""The pages of a city that anybody may find."""

from datetime import datetime
from typing import Any, Final

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from case_core.knowledge.selectors import public_answers
from cms.pages.selectors import PublishedPage, published_pages


class PagesSitemap(Sitemap[PublishedPage]):
    """What the city has published."""

    def items(self) -> list[PublishedPage]:
        """Return the pages."""
        return published_pages()

    def location(self, item: PublishedPage) -> str:
        """Return a page's address."""
        return item.url

    def lastmod(self, item: PublishedPage) -> datetime | None:
        """Return when it was published last."""
        return item.changed_at


class AnswersSitemap(Sitemap[Any]):
    """What is answered in public."""

    def items(self) -> QuerySet[Any]:
        """Return the answers."""
        return public_answers()

    def location(self, item: Any) -> str:
        """Return an answer's address."""
        return reverse("answers:answer", args=[item.pk])


SITEMAPS: Final[dict[str, type[Sitemap[Any]] | Sitemap[Any]]] = {"pages": PagesSitemap, "answers": AnswersSitemap}
