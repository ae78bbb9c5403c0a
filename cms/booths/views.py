"""The page in a booth: one address, which shows what the device's own request says; nothing of a visitor is kept."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.booths.actions.enrol_device import enrol_device
from case_core.booths.actions.leave_booth import leave_booth
from case_core.booths.actions.open_request import open_request
from case_core.booths.errors import BoothClosedError, DeviceNotInUseError
from case_core.booths.own import Booth, booth_with, request_at
from case_core.intake.topics import Topic
from case_core.meetings.entering import enter_meeting
from cms.booths import limits
from cms.booths.device import keep, token_in
from cms.booths.forms import EnrolForm
from cms.booths.showing import AWAY, START, context_of, language_in, shown_at
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.onward import onward

_NOT_ENROLLED: Final = "none"


def _booth(request: HttpRequest) -> Booth | None:
    return booth_with(token_in(request), at=clock.now())


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the start, or where the device's request stands; on any other device, how to set a booth up."""
    at, booth = clock.now(), _booth(request)
    if booth is None or not booth.is_in_use:
        return _door(request, EnrolForm(), booth)
    shown = shown_at(request, booth, at=at)
    with translation.override(shown.language):
        response = render(request, shown.template, context_of(request, shown, at=at))
        response["Content-Language"] = shown.language
    keep(response, token_in(request))
    return response


def _door(request: HttpRequest, form: EnrolForm, booth: Booth | None, *, status: int = 200) -> HttpResponse:
    return render(request, "booth/enrol.html", {"form": form, "booth": booth}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Let the device in by its code."""
    booth = _booth(request)
    if request.method != "POST" or (booth is not None and booth.is_in_use):
        return redirect("booth:show")
    form = EnrolForm(request.POST)
    if not form.is_valid():
        return _door(request, form, booth)
    if not limits.may_try(request):
        form.add_error(None, gettext("続けて何度も入力されました。15分ほどおいてから、もう一度お試しください。"))
        return _door(request, form, booth, status=HTTPStatus.TOO_MANY_REQUESTS)
    enrolled = enrol_device(code=form.cleaned_data["code"], is_attended=form.is_attended(), at=clock.now())
    if enrolled is None:
        words = gettext("この登録コードは使えません。コードは30分で切れ、1台にしか使えません。")
        form.add_error("code", words)
        return _door(request, form, booth)
    response = redirect("booth:show")
    keep(response, enrolled.token)
    return response


@never_cache
@require_POST
def call(request: HttpRequest) -> HttpResponse:
    """Ask the centre to come; whatever came of it, the one page says so."""
    topic, language, booth = request.POST.get("topic", ""), language_in(request.POST), _booth(request)
    if booth is not None and topic in Topic:
        try:
            open_request(device_id=booth.device_id, topic=topic, language=language, at=clock.now())
        except (BoothClosedError, DeviceNotInUseError):
            return redirect(f"{reverse('booth:show')}?{urlencode({'language': language})}")
    return redirect("booth:show")


@never_cache
@require_POST
def video(request: HttpRequest) -> HttpResponse:
    """Go on into the talk by video with one tap; where that does not go, the one page says what helps."""
    at, booth = clock.now(), _booth(request)
    asked = request_at(booth.device_id, at=at) if booth is not None and booth.is_in_use else None
    if asked is None or not asked.is_open or asked.meeting_id is None:
        return redirect("booth:show")
    try:
        link = enter_meeting(meeting_id=asked.meeting_id, at=at)
    except AnticipatedError:
        return redirect(f"{reverse('booth:show')}?{AWAY}")
    with translation.override(asked.language):
        return onward(request, str(link.url), heading=gettext("ビデオ相談を開いています"))


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End it, from the visitor's side, and show the start."""
    booth = _booth(request)
    if booth is not None:
        leave_booth(device_id=booth.device_id, at=clock.now())
    return redirect(f"{reverse('booth:show')}?{START}")


@never_cache
@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Tell the page's script whether it shows what it should: a name for it, and nothing else."""
    booth = _booth(request)
    if booth is None or not booth.is_in_use:
        return JsonResponse({"edition": _NOT_ENROLLED})
    shown = shown_at(request, booth, at=clock.now())
    with translation.override(shown.language):
        return JsonResponse({"edition": shown.edition})
