"""The reception as it is now."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.web.desk import centre_view
from case_core.reception.announcements import RECEPTION
from case_core.reception.estimates import estimate, words_of
from case_core.reception.measuring import measure
from case_core.reception.models import QueueTicket
from case_core.reception.selectors import Hall, RoomNow, hall_for
from case_core.reception.web.forms import IssueForm
from case_core.reception.web.own_room import own_room
from case_core.reception.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from tenants.accounts.web.access import StaffRequest


@require_safe
@live_page
@centre_view
def board(request: StaffRequest) -> HttpResponse:
    """Show who waits and who is where."""
    return render(request, "reception/board.html", {**_context(request), "issue_form": IssueForm()})


@require_safe
@centre_view
def news(request: StaffRequest) -> HttpResponse:
    """Show who waits and who is where now; nothing where nothing is new."""
    context = _context(request)
    return unless_shown(request, context["edition"], lambda: render(request, "reception/board_parts.html", context))


def _context(request: StaffRequest) -> dict[str, Any]:
    now = clock.now()
    hall = hall_for(request.actor, at=now)
    mine = own_room(request, hall)
    measured, _shows = measure(at=now)
    told = words_of(estimate(measured, before=measured.waiting))
    return {
        "hall": hall,
        "mine": mine,
        "waiting": [(ticket, _minutes(ticket.issued_at, now)) for ticket in hall.waiting],
        "next_here": _next_here(hall, mine),
        "tones": TONES,
        "wait_words": told,
        "live_topics": [RECEPTION],
        "edition": edition_of(_shown(hall), mine.room.pk if mine else None, told),
    }


def _next_here(hall: Hall, mine: RoomNow | None) -> QueueTicket | None:
    """Return whom one key would call."""
    if mine is None:
        return None
    return next((ticket for ticket in hall.waiting if ticket.room_id in (None, mine.room.pk)), None)


def _shown(hall: Hall) -> list[object]:
    rooms = [
        (now.room.pk, now.room.name, now.ticket and _turn(now.ticket), now.waiting, _help(now)) for now in hall.rooms
    ]
    return [[_turn(ticket) for ticket in hall.waiting], rooms, [_turn(ticket) for ticket in hall.aside]]


def _turn(ticket: QueueTicket) -> tuple[object, ...]:
    return ticket.pk, ticket.status, ticket.room_id, ticket.times_called, ticket.case_id, ticket.topic


def _help(now: RoomNow) -> tuple[object, ...] | None:
    return (now.help.pk, now.help.answered_by_id) if now.help else None


def _minutes(since: datetime, now: datetime) -> int:
    return max(int((now - since).total_seconds() // 60), 0)
