"""What a section does when it is called, and what either side records at the door."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.web.desk import desk_view, section_view
from case_core.desk.actions.answer_summons import answer_summons
from case_core.desk.actions.decline_summons import decline_summons
from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.policies import can_answer_summons, can_summon
from case_core.desk.selectors import summons_for
from case_core.desk.web.forms import DeclineForm, MinutesForm
from mannaka_kit import clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.sending import press_button, send_form
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest

both_view = desk_view(Role.CENTRE_STAFF, Role.SECTION_STAFF)


@require_POST
@section_view
def answer(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Say in how many minutes the officer is there."""
    minutes = MinutesForm(request.POST).told()
    return press_button(
        request,
        scope="summons.answer",
        act=lambda: answer_summons(summons_id=summons_id, minutes=minutes, actor=request.actor, at=clock.now()),
        location=reverse("desk:board"),
        done=_("返事をしました。相談センターの画面にも表示されます。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@section_view
def decline(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Say that nobody can come, with the reason."""
    summons = summons_for(request.actor, summons_id)
    require(can_answer_summons(request.actor, summons))
    form = DeclineForm(request.POST or None)

    def act() -> str:
        decline_summons(summons_id=summons_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return reverse("desk:board")

    done = _("行けないことを、理由と一緒に伝えました。")
    sent = send_form(request, form, scope="summons.decline", act=act, done=done)
    return sent or render(request, "desk/decline.html", {"call": summons, "form": form})


@require_POST
@both_view
def arrival(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Record that the officer is there."""
    return _at_the_door(request, summons_id, "summons.arrival", record_arrival, _("到着を記録しました。"))


@require_POST
@both_view
def leaving(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Record that the officer has left."""
    return _at_the_door(request, summons_id, "summons.leaving", record_leaving, _("退室を記録しました。"))


def _at_the_door(
    request: StaffRequest, summons_id: int, scope: str, action: Callable[..., object], done: Promise
) -> HttpResponse:
    return press_button(
        request,
        scope=scope,
        act=lambda: action(summons_id=summons_id, actor=request.actor, at=clock.now()),
        location=_where_from(request, summons_id),
        done=done,
    )


def _where_from(request: StaffRequest, summons_id: int) -> str:
    case_id = summons_for(request.actor, summons_id).case_id
    return reverse("console:case", args=[case_id]) if can_summon(request.actor) else reverse("desk:board")
