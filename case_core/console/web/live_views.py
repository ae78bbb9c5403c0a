"""What open pages ask for by themselves: a ticket for their stream, the news behind a bell, who else is here."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from case_core.cases.web.desk import centre_view, desk_view, section_view
from case_core.console.live_reads import case_on_screen, record_news_read
from case_core.console.live_topics import can_hear
from case_core.console.web.case_page import case_context
from case_core.console.web.day_views import day_context
from case_core.handovers.web.desk import desk_context
from mannaka_kit.live.answers import saying_when_away, ticket_answer
from mannaka_kit.live.tickets import MOST_TOPICS, Listener, listener_of
from mannaka_kit.ui.editions import unless_shown
from tenants.accounts.web.access import StaffRequest


class ListeningRequest(StaffRequest):
    """A request of somebody whose epochs were read before anybody asked what they may."""

    listener: Listener


def _reading_epochs_first(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def read(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if request.user.is_authenticated and request.session.session_key:
            listener = listener_of(user_id=request.user.pk, session_key=request.session.session_key)
            cast("ListeningRequest", request).listener = listener
        return view(request, *args, **options)

    return read


@require_POST
@saying_when_away
@_reading_epochs_first
@desk_view()
def ticket(request: StaffRequest) -> HttpResponse:
    """Give a page a ticket for the topics that it names, if the person may hear of each."""
    topics = request.POST.getlist("topic")
    if not topics or len(topics) > MOST_TOPICS:
        return JsonResponse({"error": "topics"}, status=HTTPStatus.BAD_REQUEST)
    if not all(can_hear(request.actor, topic) for topic in topics):
        raise PermissionDenied
    return ticket_answer(request, cast("ListeningRequest", request).listener, topics=topics)


@require_safe
@centre_view
@transaction.atomic
def case_news(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what the page of a case shows now, and record that it was read; nothing where nothing is new."""
    case = case_on_screen(request.actor, case_id)
    context = case_context(request, case)

    def answer() -> HttpResponse:
        record_news_read(request.actor, case)
        return render(request, "console/live/case.html", context)

    return unless_shown(request, context["edition"], answer)


@require_safe
@centre_view
def day_news(request: StaffRequest) -> HttpResponse:
    """Show the day's counts and rows as they are now."""
    return _board(request, "console/live/day.html", day_context(request))


@require_safe
@section_view
def desk_news(request: StaffRequest) -> HttpResponse:
    """Show the desk of the viewer's sections as it is now."""
    return _board(request, "handovers/board.html", desk_context(request))


def _board(request: StaffRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    return unless_shown(request, context["edition"], lambda: render(request, template, dict(context)))
