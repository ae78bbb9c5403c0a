"""The addresses of the public pages and their files."""

import re
from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from cms.pages import selectors
from cms.pages.kept import keeps_page

# Renditions only: originals and everything else that a city keeps have no address.
_RENDITION: Final = re.compile(r"images/[^/\\]+\.(?P<kind>avif|gif|jpe?g|png|webp)")
_TYPES: Final = {"jpg": "image/jpeg", "jpeg": "image/jpeg"}


@require_safe
@keeps_page
def show_page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """
    Answer with the page of a path.

    :raises Http404: the city has no such page.
    """
    if not path:
        # The home page is known without Wagtail's look-ups of site, root and type: three statements fewer.
        home = selectors.home_page()
        if home is None:
            raise Http404
        request._wagtail_route_for_request = RouteResult(home)  # type: ignore[attr-defined]  # noqa: SLF001 - Wagtail's own memo
    response: HttpResponseBase = serve(request, path)
    return response


@require_safe
def show_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """
    Answer with a picture of the current city's pages.

    :raises Http404: there is none, or the name is of another kind of file.
    """
    del request
    match = _RENDITION.fullmatch(name)
    if match is None or not default_storage.exists(name):
        raise Http404
    kind = match["kind"]
    response = FileResponse(default_storage.open(name), content_type=_TYPES.get(kind, f"image/{kind}"))
    # A changed picture gets a new name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
