"""How often a token may ask."""

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class TokenThrottle(SimpleRateThrottle):
    """Counts the requests of each token; the cache's keys carry the city, so that cities never count together."""

    scope = "api"

    def get_rate(self) -> str:
        """Return the rate, read anew for each request."""
        return str(settings.MANNAKA_API_RATE)

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002 - the framework's signature
        """Return what the requests are counted by; without a token nothing is answered anyway."""
        key = getattr(request.auth, "throttle_key", None)
        return f"api-rate/{key}" if key else None
