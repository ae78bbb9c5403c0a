"""The short way for deliveries: city and log, then the door; no session, no language, no cookie."""

from collections.abc import Callable
from typing import Final

import structlog
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from mannaka_kit.request_log import RequestLogMiddleware
from mannaka_kit.ui.errors import DATABASE_DOWN
from mannaka_tenancy.middleware import TenantMiddleware
from tenants.deliveries.web.hook_views import unavailable

log = structlog.get_logger(__name__)
_PREFIX: Final = "/hooks/v1/"


class HookMiddleware:
    """Stands before the city's own middleware, and answers what comes to the address for deliveries by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.serve = TenantMiddleware(RequestLogMiddleware(self._serve))  # type: ignore[arg-type]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a delivery, or pass the request on."""
        if not request.path_info.startswith(_PREFIX):
            return self.get_response(request)
        try:
            return self.serve(request)
        except DATABASE_DOWN:
            # Never a refusal: the service keeps what it could not deliver, and comes again.
            log.warning("delivery.database_down")
            return unavailable()

    def _serve(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.resolver_match = match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        if match.app_name != "hooks":
            return self.get_response(request)
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return response
