"""Public pages are rendered once for everybody, kept for seconds in the city's cache, and forgotten at each change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import get_language

from mannaka_kit import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

_EDITION: Final = "pages:edition"
# While somebody renders a page anew the others get the old one: a flood of visitors after a storm is one rendering.
_RENDERING_SECONDS: Final = 5
_STALE_SECONDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    edition: str
    at: float
    body: bytes
    headers: dict[str, str]


def keeps_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view of a page be asked once in a while; only where nothing is known of the visitor, and nothing asked."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not _is_for_everybody(request):
            return view(request, *args, **kwargs)
        key = _key(request)
        found = cache.get_many([_EDITION, key])
        edition = found.get(_EDITION) or _begin_edition()
        kept = found.get(key)
        if kept is not None and kept.edition == edition and _is_fresh_enough(kept, key):
            return _told(kept)
        return _render(request, lambda: view(request, *args, **kwargs), key=key, edition=edition)

    return answered


def forget_pages() -> None:
    """Let every kept page of the current city be rendered anew, once the transaction has committed."""
    transaction.on_commit(_begin_edition)


def _begin_edition() -> str:
    edition = uuid4().hex
    cache.set(_EDITION, edition, timeout=None)
    return edition


def _is_for_everybody(request: HttpRequest) -> bool:
    is_plain = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
    return bool(settings.MANNAKA_KEPT_PAGE_SECONDS) and is_plain and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _key(request: HttpRequest) -> str:
    told = f"{get_language()} {request.scheme} {request.get_host()} {request.path}"
    return f"pages:{sha256(told.encode(errors='surrogatepass')).hexdigest()}"


def _is_fresh_enough(kept: _Kept, key: str) -> bool:
    age = clock.now().timestamp() - kept.at
    if age < settings.MANNAKA_KEPT_PAGE_SECONDS:
        return True
    return not cache.add(f"{key}:rendering", 1, timeout=_RENDERING_SECONDS)


def _told(kept: _Kept) -> HttpResponse:
    response = HttpResponse(kept.body, headers=kept.headers)
    response["Age"] = str(max(0, int(clock.now().timestamp() - kept.at)))
    return response


def _render(request: HttpRequest, view: Callable[[], HttpResponseBase], *, key: str, edition: str) -> HttpResponseBase:
    response = view()
    if isinstance(response, HttpResponse) and response.status_code == HttpResponse.status_code:
        render = getattr(response, "render", None)
        if render is not None:  # a template's answer is drawn after the view: here it is drawn at once
            response = render()
        if not _tells_of_the_visitor(request, response):
            now = clock.now().timestamp()
            kept = _Kept(edition=edition, at=now, body=response.content, headers=dict(response.items()))
            cache.set(key, kept, timeout=_STALE_SECONDS)
    return response


def _tells_of_the_visitor(request: HttpRequest, response: HttpResponse) -> bool:
    return bool(response.cookies) or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
