"""What the centre does with calls: see who rings and who was missed, take one, call back."""

from datetime import datetime, time
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from case_core.calls.actions.note_callback import note_callback
from case_core.calls.actions.take_call import take_call
from case_core.calls.announcements import CALLS
from case_core.calls.listing import numbered_page
from case_core.calls.sealing import number_of, ref_of
from case_core.calls.selectors import call_for, calls_visible_to, note_numbers_shown, recording_for, recordings_of
from case_core.calls.states import Callback, CallbackResult
from case_core.calls.web.forms import CallbackForm, FindForm
from case_core.calls.web.number_search import keep_number, number_looked_for
from case_core.calls.web.showing import shown
from case_core.cases.web.desk import centre_view
from case_core.intake.candidates import candidates_for
from case_core.intake.web.caller import keep_caller
from case_core.parties.likeness import Typed
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.sending import ConfirmForm, press_button, send_form
from tenants.accounts.web.access import StaffRequest

_MOST_WAITING: Final = 100


@require_safe
@live_page
@centre_view
def calls(request: StaffRequest) -> HttpResponse:
    """List who rings, who waits to be called back, and the calls of the last days that the address asks for."""
    told = {"number": number_looked_for(request), "day": request.GET.get("day"), "state": request.GET.get("state")}
    return _list(request, FindForm(told))


@require_POST
@live_page
@centre_view
def find(request: StaffRequest) -> HttpResponse:
    """Look for calls; the list's address then names the number by its key."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return _list(request, form)
    asked = form.asked()
    query = {"day": asked.day.isoformat() if asked.day else "", "state": asked.state}
    query["search"] = keep_number(request, asked.number) if asked.number else ""
    address = urlencode({name: value for name, value in query.items() if value})
    return redirect(f"{reverse('calls:list')}?{address}" if address else "calls:list")


def _list(request: StaffRequest, form: FindForm) -> HttpResponse:
    asked, now = form.asked(), _now_context(request)
    due = [each.call for each in now["due"]]
    page = numbered_page(request.actor, asked, request.GET.get("page"), beside=due)
    context = {**now, "page": page, "rows": shown(page), "filter": form, "is_narrow": asked.is_narrow}
    return render(request, "calls/calls.html", context)


@require_safe
@centre_view
def live(request: StaffRequest) -> HttpResponse:
    """Show who rings and who waits as it is now; nothing where nothing is new."""
    context = _now_context(request)
    return unless_shown(request, context["edition"], lambda: _live(request, context))


def _live(request: StaffRequest, context: dict[str, Any]) -> HttpResponse:
    note_numbers_shown(request.actor, [each.call for each in context["due"]])
    return render(request, "calls/now_part.html", context)


def _now_context(request: StaffRequest) -> dict[str, Any]:
    at = clock.now()
    found = calls_visible_to(request.actor)
    ringing, due = list(found.ringing(at=at)), list(found.due()[:_MOST_WAITING])
    return {
        "ringing": ringing,
        "due": shown(due),
        "now": at,
        "today": datetime.combine(clock.today(), time(), clock.TOKYO),
        "results": CallbackResult.choices,
        "live_topics": [CALLS],
        "edition": edition_of([each.pk for each in ringing], [(each.pk, each.tries) for each in due]),
    }


@require_safe
@centre_view
def one(request: StaffRequest, call_id: int) -> HttpResponse:
    """Show one call, who may be calling, and what can be done; nothing is opened by itself."""
    call = call_for(request.actor, call_id)
    note_numbers_shown(request.actor, [call])
    context = {
        "each": shown([call])[0],
        "call": call,
        "candidates": _candidates(request, number_of(call)),
        "recordings": recordings_of(request.actor, call),
        "may_take": call.case_id is None and call.taken_by_id in (None, request.actor.user_id),
        "is_due": call.callback == Callback.DUE,
        "results": CallbackResult.choices,
    }
    return render(request, "calls/call.html", context)


def _candidates(request: StaffRequest, number: str) -> list[Any]:
    return candidates_for(request.actor, Typed(telephone=number)) if number else []


@require_POST
@centre_view
def take(request: StaffRequest, call_id: int) -> HttpResponse:
    """Take a call, and go on to the intake form with its number in it."""

    def act() -> str:
        call = take_call(call_id=call_id, actor=request.actor, at=clock.now())
        keep_caller(request, telephone=number_of(call), call_id=call.pk)
        return reverse("intake:new")

    form = ConfirmForm(request.POST)
    moved_on = send_form(request, form, scope=f"call.take.{call_id}", act=act)
    if moved_on is None:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return moved_on or redirect("calls:call", call_id)


@require_POST
@centre_view
def callback(request: StaffRequest, call_id: int) -> HttpResponse:
    """Note how calling back went."""
    result = CallbackForm(request.POST).told()
    return press_button(
        request,
        scope=f"call.callback.{call_id}",
        act=lambda: note_callback(call_id=call_id, result=result, actor=request.actor, at=clock.now()),
        location=reverse("calls:list"),
        done=_("かけ直しの結果を記録しました。"),
    )


@require_safe
@centre_view
def recording(request: StaffRequest, call_id: int, recording_id: int) -> HttpResponse:
    """Tell where a recording rests; that somebody looked is recorded."""
    found = recording_for(request.actor, call_id, recording_id)
    return render(request, "calls/recording.html", {"recording": found, "call": found.call, "ref": ref_of(found)})
