"""The rooms' calendars: administrators make, renew and stop their addresses."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.calendars import selectors
from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.web.making import show_once
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def rooms(request: StaffRequest) -> HttpResponse:
    """List the rooms with their calendars."""
    lines = selectors.rooms_with_feeds(request.actor, on=clock.today())
    return render(request, "calendars/rooms.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def make(request: StaffRequest, room_id: int) -> HttpResponse:
    """Make a room's address, or a new one."""
    form = ConfirmForm(**sent(request))
    made = show_once(
        request,
        form,
        scope=f"calendar.make.{room_id}",
        make=lambda: make_feed(actor=request.actor, at=clock.now(), room_id=room_id),
        location=reverse("room_calendars:rooms"),
    )
    if made is not None:
        return made
    line = selectors.room_with_feed(request.actor, room_id, on=clock.today())
    return render(request, "calendars/room_make.html", {"form": form, "room": line.room, "feed": line.feed})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def revoke(request: StaffRequest, room_id: int) -> HttpResponse:
    """Stop a room's address."""
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_feed(actor=request.actor, at=clock.now(), room_id=room_id)
        return reverse("room_calendars:rooms")

    done = gettext("カレンダーのアドレスを止めました。")
    moved_on = send_form(request, form, scope=f"calendar.revoke.{room_id}", act=act, done=done)
    if moved_on is not None:
        return moved_on
    room = selectors.room_to_stop(request.actor, room_id, on=clock.today())
    return render(request, "calendars/room_revoke.html", {"form": form, "room": room})
