"""The error pages: what happened, what to do now, and never a lost text."""

import sys
from typing import Final

import psycopg
import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import render_to_string
from psycopg_pool import PoolTimeout

from mannaka_kit.ui.contact import known_telephone
from mannaka_kit.ui.typed_text import TypedForm, read_typed_form
from mannaka_tenancy import current

log = structlog.get_logger(__name__)

# A door may leave on the request where the person's own work is.
WAY_HOME: Final = "way_home"
RETRY_SECONDS: Final = "30"
DATABASE_DOWN: Final = (OperationalError, InterfaceError, PoolTimeout, psycopg.OperationalError, psycopg.InterfaceError)
_UNREADABLE: Final = (SuspiciousOperation, UnreadablePostError, MultiPartParserError, OSError)


def is_database_down(exception: BaseException | None) -> bool:
    """Say whether the database, and not our code, is the reason."""
    return isinstance(exception, DATABASE_DOWN)


def _page(request: HttpRequest, template: str, *, status: int, **values: object) -> HttpResponse:
    _know_token(request)
    # Without the request: context processors of other apps might ask the database that is not there.
    context = {"city": current(), "telephone": known_telephone(), "csrf_token": get_token(request), **values}
    response = HttpResponse(render_to_string(template, context), status=status)
    CsrfViewMiddleware(lambda _request: response).process_response(request, response)
    return response


def _know_token(request: HttpRequest) -> None:
    """Read the browser's token where no middleware has: a new one would undo every form that is open elsewhere."""
    if "CSRF_COOKIE" not in request.META:
        CsrfViewMiddleware(lambda _request: HttpResponse()).process_request(request)


def _wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _problem(status: int, title: str) -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _typed(request: HttpRequest) -> TypedForm:
    if request.method != "POST":
        return TypedForm()
    try:
        return read_typed_form(request)
    except _UNREADABLE:
        return TypedForm()


def _came_from_our_page(request: HttpRequest) -> bool:
    """Only a form of ours may be offered for sending again; else a foreign site could put words in it."""
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, _page, (), {}) is None


def keep_text(request: HttpRequest, typed: TypedForm, *, status: int) -> HttpResponse:
    """Show what was typed, ready to be copied or, where it came from our own page, to be sent again."""
    may_resend = _came_from_our_page(request) and not typed.has_secret
    address = request.get_full_path()
    return _page(
        request,
        "error_keeps_text.html",
        status=status,
        fields=typed.shown,
        typed=typed,
        may_resend=may_resend,
        address=address,
    )


def answer_without_database(request: HttpRequest) -> HttpResponse:
    """Answer 503, with the texts of the form where one was sent."""
    log.warning("page.database_down", method=request.method)
    response = _without_database(request)
    response["Retry-After"] = RETRY_SECONDS
    return response


def _without_database(request: HttpRequest) -> HttpResponse:
    if _wants_json(request):
        return _problem(503, "The service is unavailable for a moment.")
    typed = _typed(request)
    if typed.is_empty:
        return _page(request, "503.html", status=503)
    return keep_text(request, typed, status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what nobody expected; a lost database that middleware met comes here, too."""
    if is_database_down(sys.exc_info()[1]):
        return answer_without_database(request)
    if _wants_json(request):
        return _problem(500, "Something went wrong on our side.")
    typed = _typed(request)
    if typed.is_empty:
        return _page(request, "500.html", status=500)
    return keep_text(request, typed, status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read: 413 when it was too much, else 400."""
    too_big = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    status = 413 if too_big else 400
    if _wants_json(request):
        return _problem(status, "The request cannot be read.")
    return _page(request, "400.html", status=status, too_big=too_big)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 403 without saying what is behind the door."""
    if _wants_json(request):
        return _problem(403, "This is not open to you.")
    return _page(request, "403.html", status=403, way_home=getattr(request, WAY_HOME, "/staff/"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404."""
    return _problem(404, "There is no such page.") if _wants_json(request) else _page(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose page was open too long: the texts are shown for copying, never sent on."""
    log.info("page.csrf_refused", reason=reason)
    typed = _typed(request)
    return _page(request, "403_csrf.html", status=403, fields=typed.shown, typed=typed, may_resend=False)
