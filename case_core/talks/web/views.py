"""A talk while it runs: its times, a second clerk, and how it ended."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.states import Channel
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.talks.actions.begin_talk import begin_talk
from case_core.talks.actions.call_second_clerk import call_second_clerk
from case_core.talks.actions.end_talk import end_talk
from case_core.talks.actions.join_talk import join_talk
from case_core.talks.errors import BeganWhenError
from case_core.talks.models import Talk
from case_core.talks.selectors import own_talk, talks_of
from case_core.talks.stages import stage_at
from case_core.talks.web.forms import EndForm, SinceForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def now(request: StaffRequest) -> HttpResponse:
    """Show, as a part of a page, which of the city's times the talk has passed, and who comes to help."""
    form = SinceForm(request.GET)
    since = form.cleaned_data["since"] if form.is_valid() else None
    return render(request, "talks/now.html", _running(request, since))


def _running(request: StaffRequest, since: datetime | None) -> dict[str, Any]:
    at = clock.now()
    talk = own_talk(request.actor, at=at)
    began_at = since or (talk.began_at if talk else at)
    return {
        "stage": stage_at(began_at, at=at),
        "minutes": max(0, int((at - began_at).total_seconds() // 60)),
        "since": began_at.isoformat(),
        "talk": talk if talk and talk.began_at == began_at else None,
    }


@require_POST
@centre_view
def second(request: StaffRequest) -> HttpResponse:
    """Call a second clerk; the answer is the part of the page that `now` shows."""
    form = SinceForm(request.POST)
    if form.is_valid():
        # Where nobody can have been talking since then, there is nobody to call: the answer shows the page as it is.
        with suppress(BeganWhenError):
            _call(request, form.cleaned_data)
    since = form.cleaned_data.get("since")
    return render(request, "talks/now.html", _running(request, since))


def _call(request: StaffRequest, told: dict[str, Any]) -> None:
    call_second_clerk(
        began_at=told["since"],
        channel=Channel(told["channel"] or Channel.TELEPHONE),
        place=told["place"],
        actor=request.actor,
        at=clock.now(),
    )


@require_POST
@centre_view
def join(request: StaffRequest, talk_id: int) -> HttpResponse:
    """Come to a colleague's talk."""
    return press_button(
        request,
        scope="talk.join",
        act=lambda: join_talk(talk_id=talk_id, actor=request.actor, at=clock.now()),
        location=reverse("console:day"),
        done=_("向かうことを、呼んだ職員の画面に出しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.TALK)
def sheet(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the clerk's talk in this case with its clock, and write down how it ended."""
    case = case_for(request.actor, case_id)
    running = _own(request, case_id)
    form = EndForm(has_clock=running is not None, **sent(request))

    def act() -> str:
        end_talk(case_id=case_id, record=form.record(), actor=request.actor, at=clock.now())
        return reverse("console:case", args=[case_id])

    moved_on = send_form(request, form, scope="talk.end", act=act, done=_("話の終わりを記録しました。"))
    context = {"case": case, "form": form, "running": running, "talks": list(talks_of(request.actor, case))}
    if running:
        context |= _running(request, running.began_at)
    return moved_on or render(request, "talks/sheet.html", context)


def _own(request: StaffRequest, case_id: int) -> Talk | None:
    """Return the clerk's talk where it belongs to this case, or to none yet."""
    running = own_talk(request.actor, at=clock.now())
    return running if running and running.case_id in (None, case_id) else None


@require_POST
@centre_view
def begin(request: StaffRequest, case_id: int) -> HttpResponse:
    """Let the clock run."""
    return press_button(
        request,
        scope="talk.begin",
        act=lambda: begin_talk(case_id=case_id, channel=Channel.TELEPHONE, actor=request.actor, at=clock.now()),
        location=reverse("talks:sheet", args=[case_id]),
        done=_("時間をはかり始めました。"),
    )
