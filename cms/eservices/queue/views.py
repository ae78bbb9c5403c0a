"""The page of a number, opened by the code on its slip: nobody signs in, and nothing on it is about a person."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from case_core.reception.estimates import words_of
from case_core.reception.hall_reading import OwnTurn, own_turn
from cms.pages.selectors import current_face
from mannaka_kit import clock
from mannaka_kit.ui.editions import edition_of, unless_shown


@never_cache
@require_safe
def turn(request: HttpRequest, ticket_token: str) -> HttpResponse:
    """Show the turn; the open page asks for its inner part alone, and is told where nothing is new."""
    found = own_turn(ticket_token, at=clock.now())
    if found is None:
        raise Http404
    context = _context(found)
    if "part" in request.GET:
        return unless_shown(request, context["edition"], lambda: render(request, "queue/turn_part.html", context))
    is_still = "still" in request.GET or not context["is_open"]
    return render(request, "queue/turn.html", {**context, "is_still": is_still, "face": current_face()})


def _context(found: OwnTurn) -> dict[str, Any]:
    ticket = found.ticket
    words = words_of(found.estimate)
    return {
        "turn": found,
        "ticket": ticket,
        "wait_words": words,
        "is_open": found.is_of_today and ticket.status not in {"done", "left"},
        "edition": edition_of(ticket.status, ticket.room_id, ticket.times_called, found.before, words),
    }
