"""Answers when the database goes away in mid-request, without asking the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mannaka_kit.ui.errors import answer_without_database, is_database_down


class KeepTypedTextMiddleware:
    """Turns a lost database into a page that keeps what the person typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; what other middleware raises reaches `mannaka_kit.ui.errors.server_error`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a lost database; leave every other failure to Django."""
        return answer_without_database(request) if is_database_down(exception) else None
