"""What the centre does with requests of booths: see them, take one, talk, take it up as a case, end it."""

from datetime import datetime, time
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.booths.actions.connect_request import connect_request
from case_core.booths.actions.end_request import end_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.actions.take_up_request import take_up_request
from case_core.booths.announcements import BOOTHS
from case_core.booths.selectors import request_for, requests_visible_to
from case_core.booths.states import OPEN, TAKEN, BoothWay, RequestStatus
from case_core.booths.video import has_video
from case_core.booths.web.forms import ConnectForm, TakeForm, TakeUpForm
from case_core.cases.web.desk import centre_view
from case_core.desk.selectors import rooms_valid_on
from case_core.meetings.showing import shown
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

_ROWS: Final = 20


@require_safe
@live_page
@centre_view
def requests(request: StaffRequest) -> HttpResponse:
    """List who waits, who talks, and what ended today."""
    midnight = datetime.combine(clock.today(), time(), clock.TOKYO)
    ended = requests_visible_to(request.actor).ended_since(midnight).order_by("-ended_at", "-pk")
    page = Paginator(ended, _ROWS).get_page(request.GET.get("page"))
    return render(request, "booths/requests.html", {**_open_context(request), "page": page})


@require_safe
@centre_view
def live(request: StaffRequest) -> HttpResponse:
    """Show who waits and talks as it is now; nothing where nothing is new."""
    context = _open_context(request)
    return unless_shown(request, context["edition"], lambda: render(request, "booths/open_part.html", context))


def _open_context(request: StaffRequest) -> dict[str, Any]:
    found = list(requests_visible_to(request.actor).open())
    return {
        "waiting": [each for each in found if each.status == RequestStatus.WAITING],
        "taken": [each for each in found if each.status in TAKEN],
        "rooms": rooms_valid_on(clock.today()),
        "now": clock.now(),
        "live_topics": [BOOTHS],
        "edition": edition_of([(each.pk, each.status, each.answered_by_id, each.case_id) for each in found]),
    }


@require_safe
@centre_view
def one(request: StaffRequest, request_id: int) -> HttpResponse:
    """Show one request, and what can be done with it."""
    found = request_for(request.actor, request_id)
    context = {
        "asked": found,
        "is_open": found.status in OPEN,
        "may_take_up": found.answered_at is not None and found.case_id is None,
        "ways": [each for each in BoothWay.choices if each[0] != BoothWay.VIDEO or has_video()],
        "meeting": shown(found.meeting, at=clock.now(), is_host=True) if found.meeting else None,
        "rooms": rooms_valid_on(clock.today()),
        "now": clock.now(),
    }
    return render(request, "booths/request.html", context)


@require_POST
@centre_view
def take(request: StaffRequest, request_id: int) -> HttpResponse:
    """Take a request that waits."""
    room_id = TakeForm(request.POST).told()
    return press_button(
        request,
        scope=f"booth.take.{request_id}",
        act=lambda: take_request(request_id=request_id, room_id=room_id, actor=request.actor, at=clock.now()),
        location=_url(request_id),
        done=_("受けました。ブースの画面に「今まいります」と出ています。"),
    )


@require_POST
@centre_view
def connect(request: StaffRequest, request_id: int) -> HttpResponse:
    """Note that the two talk."""
    way = ConnectForm(request.POST).told()
    return press_button(
        request,
        scope=f"booth.connect.{request_id}",
        act=lambda: connect_request(request_id=request_id, way=way, actor=request.actor, at=clock.now()),
        location=_url(request_id),
        done=_("話し始めたことを記録しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def take_up(request: StaffRequest, request_id: int) -> HttpResponse:
    """Make the case of a talk."""
    found = request_for(request.actor, request_id)
    form = TakeUpForm(**sent(request))

    def act() -> str:
        received = take_up_request(
            request_id=request_id,
            words=form.cleaned_data["words"],
            name=form.cleaned_data["name"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("console:case", args=[received.case_id])

    done = _("ブースの呼び出しから相談を始めました。")
    moved_on = send_form(request, form, scope=f"booth.take_up.{request_id}", act=act, done=done)
    return moved_on or render(request, "booths/take_up.html", {"form": form, "asked": found})


@require_POST
@centre_view
def end(request: StaffRequest, request_id: int) -> HttpResponse:
    """End the talk."""
    return press_button(
        request,
        scope=f"booth.end.{request_id}",
        act=lambda: end_request(request_id=request_id, actor=request.actor, at=clock.now()),
        location=reverse("booths:requests"),
        done=_("終わりました。ブースは最初の画面に戻ります。"),
    )


def _url(request_id: int) -> str:
    return reverse("booths:request", args=[request_id])
