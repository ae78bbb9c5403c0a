"""The day board: rooms by time."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.bookings.announcements import BOOKINGS
from case_core.bookings.board import Board, board_of
from case_core.bookings.reading import opening_spans
from case_core.bookings.selectors import bookings_of_day, record_bookings_read, reservations_of_day
from case_core.bookings.web.forms import DayFilter
from case_core.cases.web.desk import centre_view
from case_core.desk.selectors import rooms_valid_on
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from tenants.accounts.web.access import StaffRequest

_ONE_DAY = timedelta(days=1)


@require_safe
@live_page
@centre_view
@transaction.atomic
def board(request: StaffRequest) -> HttpResponse:
    """Show the rooms of a day, time by time."""
    context = _context(request)
    record_bookings_read(request.actor, context["read"])
    return render(request, "bookings/board.html", context)


@require_safe
@centre_view
@transaction.atomic
def news(request: StaffRequest) -> HttpResponse:
    """Show the rooms as they are now; nothing where nothing is new."""
    context = _context(request)

    def answer() -> HttpResponse:
        record_bookings_read(request.actor, context["read"])
        return render(request, "bookings/board_part.html", context)

    return unless_shown(request, context["edition"], answer)


def _context(request: StaffRequest) -> dict[str, Any]:
    asked = DayFilter(request.GET)
    asked.is_valid()
    on: date = asked.cleaned_data.get("day") or clock.today()
    found = list(bookings_of_day(request.actor, on))
    opening = opening_spans(on, on).get(on, [])
    reserved = list(reservations_of_day(request.actor, on))
    seen = board_of(found, list(rooms_valid_on(on)), on=on, opening=opening, now=clock.now(), reserved=reserved)
    return {
        "board": seen,
        "on": on,
        "before": on - _ONE_DAY,
        "after": on + _ONE_DAY,
        "today": clock.today(),
        "is_open": bool(opening),
        "read": [booking.pk for booking in found],
        "live_topics": [BOOKINGS],
        "edition": _edition(seen),
    }


def _edition(board: Board) -> str:
    """Name what the board shows: who is late and who is next change with the clock, too."""
    lines = [
        (
            line.begins,
            line.is_now,
            [[(each.pk, getattr(each, "status", "")) for each in cell.items] for cell in line.cells],
        )
        for line in board.lines
    ]
    return edition_of([room.name for room in board.rooms], lines, sorted(board.late), board.next_id)
