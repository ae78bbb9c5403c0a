"""Pages on which administrators see and change the rooms, and settle how long a call waits."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.desk import selectors
from case_core.desk.actions.change_desk_rules import change_desk_rules
from case_core.desk.actions.change_room import change_room
from case_core.desk.actions.create_room import create_room
from case_core.desk.actions.end_room import end_room
from case_core.desk.models import Room
from case_core.desk.rules import minutes_until_head
from case_core.desk.web.forms import EndRoomForm, NewRoomForm, RoomForm, RulesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def rooms(request: StaffRequest) -> HttpResponse:
    """List the rooms."""
    with_ended = request.GET.get("show") == "all"
    found = selectors.rooms_for(request.actor, on=clock.today(), with_ended=with_ended)
    values = {"rooms": list(found), "with_ended": with_ended, "today": clock.today(), "minutes": minutes_until_head()}
    return render(request, "desk/rooms.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a room."""
    form = NewRoomForm(initial={"valid_from": clock.today(), "position": 0}, **sent(request))

    def act() -> str:
        create_room(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("rooms:rooms")

    moved_on = send_form(request, form, scope="room.create", act=act, done=gettext("相談室を加えました。"))
    return moved_on or render(request, "desk/room_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, room_id: int) -> HttpResponse:
    """Change a room."""
    room = _found(request, room_id)
    form = RoomForm.of(room, **sent(request))

    def act() -> str:
        change_room(actor=request.actor, room=room, at=clock.now(), **form.cleaned_data)
        return reverse("rooms:rooms")

    done = gettext("相談室の内容を変更しました。")
    moved_on = send_form(request, form, scope="room.change", act=act, done=done)
    return moved_on or render(request, "desk/room_change.html", {"form": form, "room": room})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, room_id: int) -> HttpResponse:
    """Give a room its last day."""
    room = _found(request, room_id)
    form = EndRoomForm(initial={"last_day": room.valid_until}, **sent(request))

    def act() -> str:
        end_room(actor=request.actor, room=room, at=clock.now(), **form.cleaned_data)
        return reverse("rooms:rooms")

    moved_on = send_form(request, form, scope="room.end", act=act, done=gettext("最後の日を決めました。"))
    return moved_on or render(request, "desk/room_end.html", {"form": form, "room": room})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle how long a call waits for its answer."""
    form = RulesForm(initial={"minutes_until_head": minutes_until_head()}, **sent(request))

    def act() -> str:
        change_desk_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("rooms:rooms")

    done = gettext("返事を待つ時間を変更しました。")
    moved_on = send_form(request, form, scope="desk.rules", act=act, done=done)
    return moved_on or render(request, "desk/rules.html", {"form": form})


def _found(request: StaffRequest, room_id: int) -> Room:
    room = selectors.room_for(request.actor, room_id)
    if room is None:
        raise Http404
    return room
