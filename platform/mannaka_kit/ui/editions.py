"""Which edition of its content a page shows: two that show the same have the same, so that nothing is fetched twice."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language


def edition_of(*content: object) -> str:
    """Return a short name for what is shown, in the language in which it is shown."""
    return hashlib.sha256(repr((get_language(), content)).encode()).hexdigest()[:32]


def unless_shown(request: HttpRequest, edition: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer 304 where the page shows this edition already; else with the answer, which is made only then."""
    is_shown = request.headers.get("If-None-Match") == _tag(edition)
    response = HttpResponse(status=HTTPStatus.NOT_MODIFIED) if is_shown else answer()
    response["ETag"] = _tag(edition)
    return response


def _tag(edition: str) -> str:
    return f'"{edition}"'
