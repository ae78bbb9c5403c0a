"""A clerk looks for a time: for somebody who calls, or for a booking that must move."""

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.bookings.actions.book_for_caller import book_for_caller
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.models import BookingOffer
from case_core.bookings.selectors import booking_for, offers_valid_on
from case_core.bookings.slots import free_slots
from case_core.bookings.web.forms import CallerForm, MoveForm, SlotFilter
from case_core.bookings.web.slip import keep_secret
from case_core.cases.web.desk import centre_view
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO, day_of
from mannaka_kit.ui.formats import show_clock, show_moment
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def new(request: StaffRequest) -> HttpResponse:
    """Book for somebody who calls: offer, way and day stand in the address, the rest is one form."""
    offers = list(offers_valid_on(clock.today()))
    asked = SlotFilter(request.GET if "day" in request.GET else None, offers=offers, initial={"day": clock.today()})
    if not asked.is_valid():
        return render(request, "bookings/new.html", {"asked": asked, "offers": offers})
    offer = next(each for each in offers if str(each.pk) == asked.cleaned_data["offer"])
    way, on = asked.cleaned_data["way"], asked.cleaned_data["day"]
    choices = _choices(_free(offer, way, on))
    form = CallerForm(choices=_with_sent(request, choices), **sent(request))

    def act() -> str:
        booked = book_for_caller(
            offer_id=offer.pk,
            way=way,
            begins=datetime.fromisoformat(form.cleaned_data["time"]),
            told=form.told(),
            actor=request.actor,
            at=clock.now(),
        )
        keep_secret(request, booking_id=booked.booking.pk, secret=booked.secret)
        return reverse("bookings:slip", args=[booked.booking.pk])

    moved_on = send_form(request, form, scope="booking.new", act=act, done=_("予約しました。"))
    form.offer_instead(choices)
    context = {"asked": asked, "offers": offers, "offer": offer, "form": form, "on": on, "choices": choices}
    return moved_on or render(request, "bookings/new.html", context)


def _free(offer: BookingOffer, way: str, on: date) -> list[datetime]:
    return free_slots(offer, way, on, on, at=clock.now(), by_staff=True) if way in offer.ways else []


def _choices(times: list[datetime], *, with_day: bool = False) -> list[tuple[str, str]]:
    show = show_moment if with_day else show_clock
    return [(time.astimezone(TOKYO).isoformat(), show(time.astimezone(TOKYO))) for time in times]


def _with_sent(request: StaffRequest, choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let a time through that went while the page was open: the action says so in words."""
    asked = request.POST.get("time", "")
    try:
        is_moment = datetime.fromisoformat(asked).tzinfo is not None
    except ValueError:
        is_moment = False
    return [*choices, (asked, asked)] if is_moment and asked not in dict(choices) else choices


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def move(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Give a booking another time on a day that stands in the address."""
    booking = booking_for(request.actor, booking_id)
    asked = _day_asked(request, booking.begins)
    choices = _choices(_free(booking.offer, booking.way, asked))
    form = MoveForm(choices=_with_sent(request, choices), **sent(request))

    def act() -> str:
        moved = move_booking(
            booking_id=booking_id,
            begins=datetime.fromisoformat(form.cleaned_data["time"]),
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("bookings:booking", args=[moved.pk])

    done = _("予約の日時を変更しました。予約した方に知らせてください。")
    moved_on = send_form(request, form, scope=f"booking.move.{booking_id}", act=act, done=done)
    form.offer_instead(choices)
    context = {"form": form, "booking": booking, "on": asked, "choices": choices}
    return moved_on or render(request, "bookings/move.html", context)


def _day_asked(request: StaffRequest, begins: datetime) -> date:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return max(day_of(begins), clock.today())
