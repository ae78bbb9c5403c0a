"""Who comes with a booking gets a number, too."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from case_core.bookings.selectors import record_bookings_read
from case_core.cases.web.desk import centre_view
from case_core.reception.actions.issue_for_booking import issue_for_booking
from case_core.reception.selectors import bookings_awaited
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button
from tenants.accounts.web.access import StaffRequest

MOST = 100


@require_safe
@centre_view
@transaction.atomic
def bookings(request: StaffRequest) -> HttpResponse:
    """List who is expected today and has no number yet."""
    found = list(bookings_awaited(request.actor, on=clock.today())[:MOST])
    record_bookings_read(request.actor, [booking.pk for booking in found])
    return render(request, "reception/bookings.html", {"bookings": found})


@require_POST
@centre_view
def issue(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Record that somebody came to a booking, and give the number."""
    return press_button(
        request,
        scope=f"ticket.booking.{booking_id}",
        act=lambda: issue_for_booking(booking_id=booking_id, actor=request.actor, at=clock.now()),
        location=reverse("reception:board"),
        done=_("番号を出し、予約の方が来たことを記録しました。"),
    )
