"""Pages on which administrators give rooms to other bodies for their own hours."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.bookings.actions.release_room import release_room
from case_core.bookings.actions.reserve_room import reserve_room
from case_core.bookings.selectors import reservations_for
from case_core.bookings.web.room_forms import ReservationForm
from case_core.desk.selectors import rooms_valid_on
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

ROWS = 30


@require_safe
@staff_view(Role.ADMINISTRATOR)
def rooms(request: StaffRequest) -> HttpResponse:
    """List the spans that are still to come."""
    page = Paginator(reservations_for(request.actor, since=clock.now()), ROWS).get_page(request.GET.get("page"))
    return render(request, "bookings/reservations.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def reserve(request: StaffRequest) -> HttpResponse:
    """Give a room to another body."""
    form = ReservationForm(rooms=rooms_valid_on(clock.today()), **sent(request))

    def act() -> str:
        reserve_room(facts=form.facts(), actor=request.actor, at=clock.now())
        return reverse("booking_settings:rooms")

    done = gettext("部屋を取り置きました。この時間は予約できません。")
    moved_on = send_form(request, form, scope="room_reservation.make", act=act, done=done)
    return moved_on or render(request, "bookings/reserve.html", {"form": form})


@require_POST
@staff_view(Role.ADMINISTRATOR)
def release(request: StaffRequest, reservation_id: int) -> HttpResponse:
    """Take a span back."""
    return press_button(
        request,
        scope=f"room_reservation.release.{reservation_id}",
        act=lambda: release_room(reservation_id=reservation_id, actor=request.actor, at=clock.now()),
        location=reverse("booking_settings:rooms"),
        done=_("部屋の取り置きをやめました。"),
    )
