"""Calls for help from a room, by one tap."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from case_core.cases.web.desk import centre_view
from case_core.reception.actions.answer_help import answer_help
from case_core.reception.actions.call_help import call_help
from case_core.reception.actions.end_help import end_help
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button
from tenants.accounts.web.access import StaffRequest


@require_POST
@centre_view
def call(request: StaffRequest, room_id: int) -> HttpResponse:
    """Call colleagues to a room."""
    return press_button(
        request,
        scope=f"help.call.{room_id}",
        act=lambda: call_help(room_id=room_id, actor=request.actor, at=clock.now()),
        location=reverse("reception:board"),
        done=_("応援を呼びました。センターの全員の画面に出ています。"),
    )


@require_POST
@centre_view
def answer(request: StaffRequest, help_id: int) -> HttpResponse:
    """Come to a room."""
    return press_button(
        request,
        scope=f"help.answer.{help_id}",
        act=lambda: answer_help(help_id=help_id, actor=request.actor, at=clock.now()),
        location=reverse("reception:board"),
        done=_("向かうことを、呼んだ部屋の画面に出しました。"),
    )


@require_POST
@centre_view
def end(request: StaffRequest, help_id: int) -> HttpResponse:
    """End a call for help."""
    return press_button(
        request,
        scope=f"help.end.{help_id}",
        act=lambda: end_help(help_id=help_id, actor=request.actor, at=clock.now()),
        location=reverse("reception:board"),
        done=_("応援の呼び出しを終わりにしました。"),
    )
