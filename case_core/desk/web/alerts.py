"""What the staff of a section see above every page of the console while somebody calls them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.web.desk import section_view
from case_core.desk.policies import can_see_calls
from case_core.desk.selectors import Called, calls_waiting_for
from case_core.handovers.announcements import section_topic
from mannaka_kit.live.tickets import MOST_TOPICS
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.accounts.web.access import StaffRequest


def alert_slot(actor: Actor) -> ConsoleSlot | None:
    """Return the bar of somebody of a section, in one statement; others have none."""
    if not can_see_calls(actor):
        return None
    topics = [section_topic(section_id) for section_id in sorted(actor.section_ids)[:MOST_TOPICS]]
    return ConsoleSlot(template="desk/alerts.html", values={**_context(actor), "topics": topics}, is_live=True)


@require_safe
@section_view
def news(request: StaffRequest) -> HttpResponse:
    """Show the bar as it is now; nothing where nothing is new."""
    context = _context(request.actor)
    edition = context["edition"]
    return unless_shown(request, edition, lambda: render(request, "desk/alert_news.html", context))


def _context(actor: Actor) -> dict[str, Any]:
    calls = calls_waiting_for(actor)
    return {"calls": calls, "edition": edition_of([_shown(seen) for seen in calls])}


def _shown(seen: Called) -> tuple[object, ...]:
    call = seen.call
    return call.pk, call.room.name, call.section.name, call.asked_at, seen.is_late
