"""A section's desk: what was handed to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from case_core.handovers.announcements import section_topic
from case_core.handovers.models import Handover
from case_core.handovers.querysets import HandoverQuerySet
from case_core.handovers.selectors import desk_views
from case_core.handovers.states import HandoverStatus
from case_core.handovers.web.sheet import section_offers
from case_core.handovers.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.live.tickets import MOST_TOPICS
from mannaka_kit.ui.editions import edition_of
from tenants.accounts.web.access import StaffRequest

ROWS = 50
DEFAULT = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One hand-over in a section's list."""

    handover: Handover
    tone: str
    is_due: bool
    is_late: bool
    is_today: bool


def desk_page(request: StaffRequest, *, needs_guide: bool = False) -> HttpResponse:
    """Show the desk of the viewer's sections; whoever is on duty at the centre today is led to its guide."""
    context = {**desk_context(request), "offers": section_offers(request.actor), "needs_guide": needs_guide}
    return render(request, "handovers/desk.html", context)


def desk_context(request: StaffRequest) -> dict[str, Any]:
    """Return the counts and the rows of the list that the address asks for."""
    today = clock.today()
    views = desk_views(request.actor, on=today)
    chosen = request.GET.get("view", DEFAULT)
    chosen = chosen if chosen in views else DEFAULT
    found = list(views[chosen][: ROWS + 1])
    counts = {name: bounded_count(views[name]) for name in views}
    rows = [_row(handover, today) for handover in found[:ROWS]]
    return {
        "today": today,
        "chosen": chosen,
        "counts": counts,
        "rows": rows,
        "has_more": len(found) > ROWS,
        "live_topics": [section_topic(section_id) for section_id in sorted(request.actor.section_ids)[:MOST_TOPICS]],
        "edition": edition_of(chosen, counts, len(found), [_shown(row) for row in rows]),
    }


def bounded_count(handovers: HandoverQuerySet) -> int:
    """Count no further than one beyond 99."""
    return handovers.order_by()[:100].count()


def _shown(row: DeskRow) -> tuple[object, ...]:
    handover = row.handover
    told = (handover.pk, handover.case.title, handover.section.name, handover.status, handover.due_on)
    return *told, handover.asked_until, row.is_due, row.is_late, row.is_today


def _row(handover: Handover, today: date) -> DeskRow:
    is_due = handover.is_open and handover.due_on <= today
    is_late = handover.is_open and handover.due_on < today
    return DeskRow(
        handover=handover,
        tone=TONES[handover.status],
        is_due=is_due,
        is_late=is_late,
        is_today=is_due or handover.status == HandoverStatus.SENT,
    )
