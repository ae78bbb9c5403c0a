"""Ends sessions of staff that have lasted too long, and keeps what staff see out of every cache."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from mannaka_kit import clock
from tenants.accounts.session_rows import move_row
from tenants.accounts.sign_in import session_limits

# Pages that ask for news by themselves send this, so that an empty chair does not look busy.
BACKGROUND_HEADER = "X-Mannaka-Background"


class SessionLimitsMiddleware:
    """Forgets a session that is over before anybody asks who it belongs to; stands after AuthenticationMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, as a stranger's where the session is over."""
        is_staff, key = SESSION_KEY in request.session, request.session.session_key
        if is_staff:
            self._limit(request)
        response = self.get_response(request)
        if is_staff:
            self._follow(request, key)
        # Whatever says nothing of caches itself: refusals, library pages, a public page with its way to the console.
        if is_staff and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def _follow(self, request: HttpRequest, before: str | None) -> None:
        after = request.session.session_key
        if before and after and after != before and SESSION_KEY in request.session:
            move_row(before=before, after=after)

    def _limit(self, request: HttpRequest) -> None:
        at = clock.now()
        if session_limits.is_over(request.session, at=at):
            request.session.flush()
        elif BACKGROUND_HEADER not in request.headers:
            session_limits.touch(request.session, at=at)
