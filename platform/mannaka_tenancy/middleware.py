"""The first middleware: a request belongs to the city of its Host, and to no city after it ends."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string

from mannaka_tenancy.context import current, use
from mannaka_tenancy.hosts import normalise_host
from mannaka_tenancy.registry import find_by_host
from mannaka_tenancy.tenant import Tenant

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_RETRY_SECONDS = "60"


class TenantMiddleware:
    """Enters the city of the request's Host, answers for cities that are not open, and restores on the way out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its city."""
        tenant = self._tenant(request)
        if tenant is None:
            return HttpResponseNotFound(render_to_string("unknown_host.html"))
        with use(tenant):
            return self._closed(request, tenant) or self.get_response(request)

    def _tenant(self, request: HttpRequest) -> Tenant | None:
        # Wagtail's preview sends a dummy request through all middleware; it stays in the city that asked for it.
        if getattr(request, "is_dummy", False):
            return current()
        host = normalise_host(request.META.get("HTTP_HOST", ""))
        return find_by_host(host) if host else None

    def _closed(self, request: HttpRequest, tenant: Tenant) -> HttpResponse | None:
        if tenant.state == "active" or (tenant.state == "moving" and request.method in _SAFE_METHODS):
            return None
        response = HttpResponse(render_to_string("city_closed.html", {"city": tenant}), status=503)
        response["Retry-After"] = _RETRY_SECONDS
        return response
