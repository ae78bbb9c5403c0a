"""`/livez` and `/readyz`, answered for any Host before a city is looked up: a probe knows no city."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from mannaka.health.readiness import readiness


class HealthMiddleware:
    """Answers the orchestrator's probes and lets everything else through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        if request.path == "/livez":
            return JsonResponse({"status": "alive"})
        if request.path == "/readyz":
            return _ready()
        return self.get_response(request)


def _ready() -> HttpResponse:
    failing = readiness.failing()
    status = HTTPStatus.SERVICE_UNAVAILABLE if failing else HTTPStatus.OK
    response = JsonResponse({"status": "not ready" if failing else "ready", "failing": failing}, status=status)
    response["Cache-Control"] = "no-store"
    return response
