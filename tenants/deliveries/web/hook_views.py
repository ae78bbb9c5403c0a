"""The address to which services deliver: translation only."""

from datetime import datetime
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_sdk import RawRequest, RawResponse
from tenants.deliveries.door import MOST_BYTES, channel_at, is_too_often, receive
from tenants.deliveries.verifying import NotReadyError

_RETRY_SECONDS: Final = "60"
# An answer may repeat what it was asked: a browser must never take it for a page of the city.
_TYPES: Final = frozenset({"application/json", "text/plain"})
_TEXT: Final = "text/plain; charset=utf-8"


@csrf_exempt
@require_http_methods(["GET", "POST"])
def hook(request: HttpRequest, key: str, tail: str = "") -> HttpResponse:
    """Take a delivery, or answer the question whether we are there."""
    at = clock.now()
    channel = channel_at(key, at=at)
    if channel is None:
        return _plain(HTTPStatus.NOT_FOUND)
    refused = _too_large(request)
    if refused is None and is_too_often(channel):
        refused = HTTPStatus.TOO_MANY_REQUESTS
    if refused is not None:
        return _plain(refused)
    try:
        answer = receive(channel, _raw(request, tail, at), at=at)
    except UnreadablePostError:
        return _plain(HTTPStatus.BAD_REQUEST)
    except NotReadyError:
        return unavailable()
    return _plain(HTTPStatus.NOT_FOUND) if answer is None else _told(answer)


def unavailable() -> HttpResponse:
    """Return the answer that asks a service to come again."""
    return _plain(HTTPStatus.SERVICE_UNAVAILABLE)


def _plain(status: HTTPStatus) -> HttpResponse:
    """Return an answer that says nothing but its status."""
    response = HttpResponse(f"{status.phrase}\n", status=status, content_type=_TEXT)
    response["Cache-Control"] = "no-store, private"
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        response["Retry-After"] = _RETRY_SECONDS
    return response


def _too_large(request: HttpRequest) -> HTTPStatus | None:
    """Look at what is announced, before anything is read."""
    announced = request.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced[:12]) > MOST_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if not announced and "Transfer-Encoding" in request.headers:
        return HTTPStatus.LENGTH_REQUIRED
    return None


def _raw(request: HttpRequest, tail: str, at: datetime) -> RawRequest:
    return RawRequest(
        method=request.method or "",
        path_tail=tail,
        query=request.META.get("QUERY_STRING", ""),
        headers={name: value for name, value in request.headers.items() if name != "Cookie"},
        body=request.body,
        received_at=at,
    )


def _told(answer: RawResponse) -> HttpResponse:
    named = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    response = HttpResponse(answer.body, status=answer.status, content_type=named if named in _TYPES else _TEXT)
    response["Cache-Control"] = "no-store, private"
    if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = "POST"
    return response
