"""One log line for each request, and the request's id for everything logged or audited meanwhile."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
log = structlog.get_logger(__name__)


class RequestLogMiddleware:
    """Binds the request's id and logs its end; stands right inside the tenancy middleware: lines carry the city."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the request."""
        given = request.headers.get(HEADER, "")
        request_id = given if _WELL_FORMED.fullmatch(given) else str(uuid4())
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = request_id
            _log_end(request, response.status_code, time.perf_counter() - started)
            return response
        finally:
            clear_contextvars()


def current_request_id() -> str:
    """Return the id of the request being served, or an empty string."""
    return str(get_contextvars().get("request_id", ""))


def _log_end(request: HttpRequest, status: int, seconds: float) -> None:
    match = request.resolver_match
    # Only if the view has asked who it is: logging must not cost a query, nor vary the response on the session.
    user = getattr(request, "_cached_user", None)
    log.info(
        "request.finished",
        method=request.method,
        route=match.route if match else None,
        status=status,
        milliseconds=round(seconds * 1000),
        user_id=getattr(user, "pk", None),
    )
