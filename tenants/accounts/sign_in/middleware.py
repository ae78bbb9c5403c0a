"""Ends sessions of staff that have lasted too long."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from mannaka_kit import clock
from tenants.accounts.sign_in import session_limits

# Pages that ask for news by themselves send this, so that an empty chair does not look busy.
BACKGROUND_HEADER = "X-Mannaka-Background"


class SessionLimitsMiddleware:
    """Forgets a session that is over before anybody asks who it belongs to; stands after AuthenticationMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, as a stranger's where the session is over."""
        if SESSION_KEY in request.session:
            self._limit(request)
        return self.get_response(request)

    def _limit(self, request: HttpRequest) -> None:
        at = clock.now()
        if session_limits.is_over(request.session, at=at):
            request.session.flush()
        elif BACKGROUND_HEADER not in request.headers:
            session_limits.touch(request.session, at=at)
