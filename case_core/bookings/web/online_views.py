"""A clerk says where a talk by video is held."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.bookings.actions.tell_online_place import tell_online_place
from case_core.bookings.selectors import booking_for
from case_core.bookings.web.room_forms import OnlineForm
from case_core.cases.web.desk import centre_view
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def online(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Give the booking an address of its own."""
    found = booking_for(request.actor, booking_id)
    form = OnlineForm(**{"initial": {"online_address": found.online_address}, **sent(request)})

    def act() -> str:
        address = form.cleaned_data["online_address"]
        tell_online_place(booking_id=booking_id, address=address, actor=request.actor, at=clock.now())
        return reverse("bookings:booking", args=[booking_id])

    done = _("オンラインの場所を記録しました。")
    moved_on = send_form(request, form, scope=f"booking.online.{booking_id}", act=act, done=done)
    return moved_on or render(request, "bookings/online.html", {"form": form, "booking": found})
