"""A citizen's own booking: open it with number and secret, look, move, cancel, put it into a calendar, close."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.errors import SlotTakenError
from case_core.bookings.own import own_booking, own_booking_again
from case_core.bookings.slots import free_slots
from case_core.bookings.states import BookingStatus
from case_core.meetings.entering import enter_meeting
from case_core.meetings.showing import ShownMeeting, shown
from cms.eservices.booking import limits, memory
from cms.eservices.booking.calendars import calendar_of_booking
from cms.eservices.booking.forms import DoorForm, MoveDayForm, TimeForm, day_choices, time_choices
from cms.eservices.booking.walk import moment_from
from cms.pages.selectors import current_face
from mannaka_kit import clock
from mannaka_kit.clock import day_of
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.ui.onward import onward
from mannaka_kit.ui.sending import ConfirmForm, act_once

if TYPE_CHECKING:
    from case_core.bookings.models import Booking

_TOO_MANY_REQUESTS: Final = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Ask for number and secret; whatever is wrong with them, the answer is the same."""
    form, status = DoorForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if not limits.may_try(request, number=form.cleaned_data["number"]):
            form.add_error(None, gettext("続けて何度も入力されました。15分ほどおいてから、もう一度お試しください。"))
            status = _TOO_MANY_REQUESTS
        elif _open(request, form):
            return redirect("booking:own")
    return render(request, "booking/door.html", {"form": form, "face": current_face()}, status=status)


def _open(request: HttpRequest, form: DoorForm) -> bool:
    at = clock.now()
    booking = own_booking(number=form.cleaned_data["number"], secret=form.cleaned_data["secret"], at=at)
    if booking is None:
        form.add_error(None, ValidationError(gettext("予約番号か合言葉が違うようです。控えをご確認ください。")))
        return False
    memory.begin_visit(request.session, number=booking.number, at=at)
    return True


def _booking(request: HttpRequest) -> "Booking | None":
    number = memory.visited(request.session, at=clock.now())
    return own_booking_again(number=number, at=clock.now()) if number else None


def _closed(request: HttpRequest) -> HttpResponse:
    memory.end_visit(request.session)
    words = gettext("予約番号と合言葉をもう一度入力してください。しばらく使われないと、画面は自動で閉じます。")
    messages.info(request, words)
    return redirect("booking:door")


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the booking, and what can be done with it."""
    booking = _booking(request)
    if booking is None:
        return _closed(request)
    at = clock.now()
    can_change = booking.status == BookingStatus.BOOKED and booking.begins > at
    context = {"booking": booking, "can_change": can_change, "face": current_face(), "meeting": _meeting(booking, at)}
    return render(request, "booking/own.html", context)


def _meeting(booking: "Booking", at: datetime) -> ShownMeeting | None:
    """Return the talk by video of somebody who is still expected, or is in it."""
    is_on = booking.status in {BookingStatus.BOOKED, BookingStatus.CAME} and booking.is_by_meeting
    return shown(booking.meeting, at=at) if is_on and booking.meeting else None


@never_cache
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Go on into the talk by video."""
    booking = _booking(request)
    if booking is None:
        return _closed(request)
    if _meeting(booking, clock.now()) is None or booking.meeting_id is None:
        return redirect("booking:own")
    try:
        link = enter_meeting(meeting_id=booking.meeting_id, at=clock.now())
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("booking:own")
    return onward(request, str(link.url), heading=gettext("ビデオ相談を開いています"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest) -> HttpResponse:
    """Give the booking back."""
    booking = _booking(request)
    if booking is None:
        return _closed(request)
    form = ConfirmForm(request.POST or None)

    def act() -> Result:
        cancel_booking(booking_id=booking.pk, at=clock.now())
        return Result(location=reverse("booking:own"))

    result = act_once(request, form, scope="booking.cancel", act=act)
    if result is None:
        return render(request, "booking/cancel.html", {"form": form, "booking": booking, "face": current_face()})
    messages.success(request, gettext("予約を取り消しました。"))
    return redirect(result.location)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest) -> HttpResponse:
    """Choose a day, then a time; the old time stays until the new one is sure."""
    booking = _booking(request)
    if booking is None:
        return _closed(request)
    if request.method == "POST":
        return _move(request, booking)
    times = _times(booking)
    day = moment_from(f"{request.GET.get('day', '')}T00:00:00+09:00")
    of_day = [time for time in times if day is not None and day_of(time) == day.date()]
    if day is None or not of_day:
        # A day that is full by now is as if none were chosen.
        form = MoveDayForm(data=request.GET if day is not None else None, choices=day_choices(times))
        return _show_move(request, booking, form, is_day=True)
    return _show_move(request, booking, TimeForm(choices=time_choices(of_day, day=day.date())), is_day=False)


def _times(booking: "Booking") -> list[datetime]:
    today = clock.today()
    last = today + timedelta(days=booking.offer.days_ahead)
    return free_slots(booking.offer, booking.way, today, last, at=clock.now())


def _move(request: HttpRequest, booking: "Booking") -> HttpResponse:
    form = TimeForm(request.POST, choices=())
    if not form.is_valid():
        form.offer_instead(time_choices(_times(booking), day=None))
        return _show_move(request, booking, form, is_day=False)
    begins = form.chosen()
    try:
        once(request, scope="booking.move", act=lambda: _moved(booking, begins))
    except SlotTakenError as error:
        form.add_error("time", str(error))
        form.offer_instead(time_choices(error.nearest, day=begins.date()))
        return _show_move(request, booking, form, is_day=False)
    except AnticipatedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("予約の日時を変更しました。"))
    return redirect("booking:own")


def _moved(booking: "Booking", begins: datetime) -> Result:
    move_booking(booking_id=booking.pk, begins=begins, at=clock.now())
    return Result(location=reverse("booking:own"))


def _show_move(request: HttpRequest, booking: "Booking", form: MoveDayForm | TimeForm, *, is_day: bool) -> HttpResponse:
    context = {"form": form, "booking": booking, "is_day": is_day, "has_choice": form.has_choice}
    return render(request, "booking/move.html", {**context, "face": current_face()})


@never_cache
@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the booking as a file for the citizen's calendar: from the receipt, or from the booking that is open."""
    receipt = memory.kept_receipt(request.session, at=clock.now())
    number = memory.visited(request.session, at=clock.now()) or (receipt.number if receipt is not None else "")
    booking = own_booking_again(number=number, at=clock.now()) if number else None
    if booking is None:
        return _closed(request)
    response = HttpResponse(calendar_of_booking(booking), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{booking.number}.ics"'
    return response


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the booking in this browser."""
    memory.end_visit(request.session)
    messages.success(request, _("画面を閉じました。もう一度見るには、予約番号と合言葉が必要です。"))
    return redirect("booking:door")
