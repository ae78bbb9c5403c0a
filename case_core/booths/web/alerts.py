"""
What the centre's staff see above their pages while somebody waits at a booth.

On pages that show work, where and about what, with the way there. On all others, forms above all, one calm line
(ADR 0194); neither names anybody, since of a visitor nothing is known.
"""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.booths.announcements import BOOTHS
from case_core.booths.models import BoothRequest
from case_core.booths.policies import can_answer_booths
from case_core.booths.selectors import waiting_for
from case_core.cases.web.desk import centre_view
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.accounts.web.access import StaffRequest

CALM: Final = "calm"


def waiting_slot(actor: Actor, *, is_calm: bool) -> ConsoleSlot | None:
    """Return the place for requests, empty and without a statement: the page asks once its stream stands."""
    if not can_answer_booths(actor):
        return None
    values = {**_context([]), "topics": [BOOTHS], "is_calm": is_calm}
    return ConsoleSlot(template="booths/alert_slot.html", values=values, is_live=True)


@require_safe
@centre_view
def news(request: StaffRequest) -> HttpResponse:
    """Show who waits now; nothing where nothing is new."""
    context = {**_context(waiting_for(request.actor)), "is_calm": CALM in request.GET}
    return unless_shown(request, context["edition"], lambda: render(request, "booths/alert_news.html", context))


def _context(waiting: list[BoothRequest]) -> dict[str, Any]:
    return {"waiting": waiting, "edition": edition_of([(request.pk, request.site.name) for request in waiting])}
