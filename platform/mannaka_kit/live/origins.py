"""Where a page finds its streams: below its own address, or in the demo at a port of its own."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from mannaka_tenancy.hosts import normalise_host

P = ParamSpec("P")
STREAM_PATH = "/live/stream"


def live_origin(request: HttpRequest) -> str:
    """Return the origin of the streams for the page that asks, empty where it is the page's own."""
    port = settings.MANNAKA_LIVE_PORT
    return f"{request.scheme}://{normalise_host(request.get_host())}:{port}" if port else ""


def page_origin(request: HttpRequest) -> str:
    """Return the origin of the page that asks, as its browser spells it."""
    return f"{request.scheme}://{request.get_host()}"


def live_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let the page of a view connect to its city's streams, and to nothing else that it could not reach before."""

    @wraps(view)
    def kept(request: HttpRequest, /, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
        cast("HearingRequest", request).is_live_page = True
        response = view(request, *args, **options)
        if response.status_code == HTTPStatus.OK:
            _let_connect(request, response)
        return response

    return kept


class HearingRequest(HttpRequest):
    """A request whose page turned out, while it was drawn, to listen to a stream."""

    opens_stream: bool
    is_live_page: bool


def is_live(request: HttpRequest) -> bool:
    """Tell whether the page that is drawn listens to a stream in any case."""
    return getattr(request, "is_live_page", False)


def opens_stream(request: HttpRequest) -> None:
    """Say while a page is drawn that something on it listens, whatever its view is."""
    cast("HearingRequest", request).opens_stream = True


class LiveOriginMiddleware:
    """Lets the pages that said so connect to their city's streams."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        # Whatever the answer is called: a form that comes back because somebody was faster listens, too.
        if getattr(request, "opens_stream", False):
            _let_connect(request, response)
        return response


def _let_connect(request: HttpRequest, response: HttpResponseBase) -> None:
    origin = live_origin(request)
    if origin:
        response._csp_update = {"connect-src": [origin]}  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's
