"""The calendar itself, for programs that have its address."""

import hashlib
from typing import Final

from django.http import Http404, HttpResponse
from django.http.request import HttpRequest
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

import mannaka_tenancy
from case_core.bookings.calendar_file import calendar_of
from case_core.calendars.agenda import agenda_of, title_of
from case_core.calendars.errors import FeedNotFoundError
from case_core.calendars.limits import WINDOW_SECONDS, may_ask
from case_core.calendars.selectors import feed_of_token
from mannaka_kit import clock

_TYPE: Final = "text/calendar; charset=utf-8"
_MADE_NOW: Final = "DTSTAMP:"


@require_safe
def feed(request: HttpRequest, feed_token: str) -> HttpResponse:
    """Send a person's or a room's calendar to whoever has its address."""
    if not may_ask(feed_token):
        return _guarded(HttpResponse(status=429, headers={"Retry-After": str(WINDOW_SECONDS)}))
    try:
        found = feed_of_token(feed_token, on=clock.today())
    except FeedNotFoundError as error:
        raise Http404 from error
    events = agenda_of(found, today=clock.today(), at=clock.now())
    text = calendar_of(events, name=mannaka_tenancy.require_current().name, title=title_of(found))
    etag = _etag(text)
    whole = HttpResponse(text, content_type=_TYPE, headers={"ETag": etag})
    return _guarded(get_conditional_response(request, etag=etag, response=whole) or whole)


def _etag(text: str) -> str:
    """Return what changes with the content alone: each answer says in DTSTAMP when it was made."""
    lasting = "".join(line for line in text.splitlines() if not line.startswith(_MADE_NOW))
    return f'"{hashlib.sha256(lasting.encode()).hexdigest()[:32]}"'


def _guarded(response: HttpResponse) -> HttpResponse:
    """Let no cache in between keep it, and no search engine list it."""
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
