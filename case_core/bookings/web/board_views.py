"""The day board: rooms by time."""

from datetime import date, timedelta

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.bookings.board import board_of
from case_core.bookings.reading import opening_spans
from case_core.bookings.selectors import bookings_of_day, record_bookings_read, reservations_of_day
from case_core.bookings.web.forms import DayFilter
from case_core.cases.web.desk import centre_view
from case_core.desk.selectors import rooms_valid_on
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest

_ONE_DAY = timedelta(days=1)


@require_safe
@centre_view
@transaction.atomic
def board(request: StaffRequest) -> HttpResponse:
    """Show the rooms of a day, time by time."""
    asked = DayFilter(request.GET)
    asked.is_valid()
    on: date = asked.cleaned_data.get("day") or clock.today()
    found = list(bookings_of_day(request.actor, on))
    record_bookings_read(request.actor, [booking.pk for booking in found])
    opening = opening_spans(on, on).get(on, [])
    reserved = list(reservations_of_day(request.actor, on))
    seen = board_of(found, list(rooms_valid_on(on)), on=on, opening=opening, now=clock.now(), reserved=reserved)
    context = {
        "board": seen,
        "on": on,
        "before": on - _ONE_DAY,
        "after": on + _ONE_DAY,
        "today": clock.today(),
        "is_open": bool(opening),
    }
    return render(request, "bookings/board.html", context)
