"""The list of pages, and where it is."""

from typing import Final

from django.contrib.sitemaps import views as stock
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.search_engines.sitemaps import SITEMAPS

# Pages of staff, of a person, of a device: they also say so themselves, and nothing of theirs is kept anywhere.
_NOBODYS: Final = ("/staff/", "/cms/", "/account/", "/partner/", "/portal/", "/form/", "/booking/", "/booth/", "/api/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what is not for search engines, and where the list of all else is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOBODYS)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('search_engines:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the public pages and answers of the city."""
    return stock.sitemap(request, sitemaps=SITEMAPS)
