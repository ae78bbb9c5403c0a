"""The bookings of a day, and one of them."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.record_came import record_came
from case_core.bookings.actions.record_no_show import record_no_show
from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.models import Booking
from case_core.bookings.selectors import booking_for, bookings_of_day, record_bookings_read
from case_core.bookings.states import BookingStatus, Need
from case_core.bookings.web.forms import CancelForm, DayFilter, TakeUpForm
from case_core.cases.web.desk import centre_view
from case_core.meetings.showing import shown
from mannaka_kit import clock
from mannaka_kit.clock import day_of
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

ROWS = 30


@require_safe
@centre_view
@transaction.atomic
def day(request: StaffRequest) -> HttpResponse:
    """List the bookings of a day."""
    asked = DayFilter(request.GET)
    asked.is_valid()
    on: date = asked.cleaned_data.get("day") or clock.today()
    found = bookings_of_day(request.actor, on)
    status = asked.cleaned_data.get("status")
    page = Paginator(found.filter(status=status) if status else found, ROWS).get_page(request.GET.get("page"))
    record_bookings_read(request.actor, [booking.pk for booking in page])
    filters = DayFilter(initial={"day": on, "status": status})
    context = {"page": page, "on": on, "filters": filters, "now": clock.now(), "need_labels": dict(Need.choices)}
    return render(request, "bookings/day.html", context)


@require_safe
@centre_view
def booking(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Show one booking, and what should be ready for it."""
    found = booking_for(request.actor, booking_id)
    now = clock.now()
    is_its_day = day_of(found.begins) <= clock.today()
    is_open = found.status == BookingStatus.BOOKED
    context = {
        "booking": found,
        "needs": [Need(need).label for need in found.needs],
        "may_come": found.status in {BookingStatus.BOOKED, BookingStatus.NO_SHOW} and is_its_day,
        "may_miss": found.status in {BookingStatus.BOOKED, BookingStatus.CAME} and _may_miss(found, now),
        "may_take_up": found.status in {BookingStatus.BOOKED, BookingStatus.CAME} and is_its_day and not found.case_id,
        "is_open": is_open,
        "meeting": shown(found.meeting, at=now, is_host=True) if found.meeting and found.is_by_meeting else None,
    }
    return render(request, "bookings/booking.html", context)


def _may_miss(found: Booking, now: datetime) -> bool:
    return found.begins <= now and found.case_id is None


@require_POST
@centre_view
def came(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Record that somebody is there."""
    return press_button(
        request,
        scope=f"booking.came.{booking_id}",
        act=lambda: record_came(booking_id=booking_id, actor=request.actor, at=clock.now()),
        location=reverse("bookings:booking", args=[booking_id]),
        done=_("来たことを記録しました。"),
    )


@require_POST
@centre_view
def no_show(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Record that nobody came."""
    return press_button(
        request,
        scope=f"booking.no_show.{booking_id}",
        act=lambda: record_no_show(booking_id=booking_id, actor=request.actor, at=clock.now()),
        location=reverse("bookings:booking", args=[booking_id]),
        done=_("来なかったことを記録しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def take_up(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Make the case of a booking."""
    found = booking_for(request.actor, booking_id)
    form = TakeUpForm.of(found, **sent(request))

    def act() -> str:
        received = take_up_booking(
            booking_id=booking_id, words=form.cleaned_data["words"], actor=request.actor, at=clock.now()
        )
        return reverse("console:case", args=[received.case_id])

    done = _("予約から相談を始めました。")
    moved_on = send_form(request, form, scope=f"booking.take_up.{booking_id}", act=act, done=done)
    return moved_on or render(request, "bookings/take_up.html", {"form": form, "booking": found})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def cancel(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Cancel a booking, with the reason."""
    found = booking_for(request.actor, booking_id)
    form = CancelForm(**sent(request))

    def act() -> str:
        cancel_booking(booking_id=booking_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return reverse("bookings:booking", args=[booking_id])

    done = _("予約を取り消しました。予約した方に知らせてください。")
    moved_on = send_form(request, form, scope=f"booking.cancel.{booking_id}", act=act, done=done)
    return moved_on or render(request, "bookings/cancel.html", {"form": form, "booking": found})
