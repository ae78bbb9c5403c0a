"""A section's desk: what was handed to it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from case_core.handovers.models import Handover
from case_core.handovers.querysets import HandoverQuerySet
from case_core.handovers.selectors import desk_views
from case_core.handovers.states import HandoverStatus
from case_core.handovers.web.tones import TONES
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest

ROWS = 50
DEFAULT = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One hand-over in a section's list."""

    handover: Handover
    tone: str
    is_due: bool
    is_today: bool


def desk_page(request: StaffRequest) -> HttpResponse:
    """Show the desk of the viewer's sections."""
    today = clock.today()
    views = desk_views(request.actor, on=today)
    chosen = request.GET.get("view", DEFAULT)
    chosen = chosen if chosen in views else DEFAULT
    found = list(views[chosen][: ROWS + 1])
    context = {
        "today": today,
        "chosen": chosen,
        "counts": {name: bounded_count(views[name]) for name in views},
        "rows": [_row(handover, today) for handover in found[:ROWS]],
        "has_more": len(found) > ROWS,
    }
    return render(request, "handovers/desk.html", context)


def bounded_count(handovers: HandoverQuerySet) -> int:
    """Count no further than one beyond 99."""
    return handovers.order_by()[:100].count()


def _row(handover: Handover, today: date) -> DeskRow:
    is_due = handover.is_open and handover.due_on <= today
    return DeskRow(
        handover=handover,
        tone=TONES[handover.status],
        is_due=is_due,
        is_today=is_due or handover.status == HandoverStatus.SENT,
    )
