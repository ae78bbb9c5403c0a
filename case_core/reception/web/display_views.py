"""The screen of the waiting hall: numbers and rooms, nothing else; whoever has the address may see it."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from case_core.reception.estimates import estimate, words_of
from case_core.reception.hall_reading import calls_on_screen, display_of, numbers_on_screen
from case_core.reception.measuring import measure
from mannaka_kit import clock
from mannaka_kit.ui.editions import edition_of, unless_shown

PART: Final = "part"
_WAITING_SHOWN: Final = 24


@never_cache
@require_safe
def screen(request: HttpRequest, display_secret: str) -> HttpResponse:
    """Show the calls; the open page asks for its inner part alone, and is told where nothing is new."""
    if display_of(display_secret) is None:
        raise Http404
    context = _context()
    if PART not in request.GET:
        return render(request, "reception/screen.html", context)
    return unless_shown(request, context["edition"], lambda: render(request, "reception/screen_part.html", context))


def _context() -> dict[str, Any]:
    now = clock.now()
    calls, (waiting, missed) = calls_on_screen(at=now), numbers_on_screen(at=now)
    measured, _shows = measure(at=now)
    with override("ja"):  # the hall reads both languages at once; its own is first
        told = words_of(estimate(measured, before=measured.waiting))
    shown = [(ticket.pk, ticket.times_called, str(ticket.room)) for ticket in calls]
    return {
        "calls": calls,
        "waiting": waiting[:_WAITING_SHOWN],
        "more": max(len(waiting) - _WAITING_SHOWN, 0),
        "missed": missed,
        "wait_words": told,
        "edition": edition_of(shown, [t.pk for t in waiting], [t.pk for t in missed], told),
    }
