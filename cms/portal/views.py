"""The citizen's own view of a matter: open with number and secret, read, add, close."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.intake.actions.add_citizen_message import add_citizen_message
from case_core.intake.errors import ReceiptNotFoundError
from case_core.intake.selectors import PortalView, portal_case, portal_case_again
from case_core.listening.own import own_session_of_case
from case_core.meetings.entering import enter_meeting
from case_core.meetings.selectors import own_meeting_of_case
from case_core.meetings.showing import shown
from cms.pages.selectors import current_face
from cms.portal import limits, visits
from cms.portal.forms import DoorForm, MessageForm
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.ui.onward import onward

_TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Ask for number and secret; whatever is wrong with them, the answer is the same."""
    form = DoorForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not limits.may_try(request, number=form.cleaned_data["number"]):
            form.add_error(None, gettext("続けて何度も入力されました。15分ほどおいてから、もう一度お試しください。"))
            status = _TOO_MANY_REQUESTS
        elif _open(request, form):
            return redirect("portal:matter")
    return render(request, "portal/door.html", {"form": form, "face": current_face()}, status=status)


def _open(request: HttpRequest, form: DoorForm) -> bool:
    at = clock.now()
    view = portal_case(number=form.cleaned_data["number"], secret=form.cleaned_data["secret"], at=at)
    if view is None:
        form.add_error(None, ValidationError(str(ReceiptNotFoundError())))
        return False
    visits.begin_visit(request.session, receipt_id=view.receipt_id, at=at)
    return True


@never_cache
@require_safe
def matter(request: HttpRequest) -> HttpResponse:
    """Show where the matter stands, what was said, and a place to add something."""
    return _show_matter(request, MessageForm())


@never_cache
@require_POST
def add_message(request: HttpRequest) -> HttpResponse:
    """Take in what the citizen adds."""
    receipt_id = visits.visited_receipt(request.session, at=clock.now())
    if receipt_id is None:
        return _closed(request)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _show_matter(request, form)
    try:
        result = once(request, scope=f"portal.message.{receipt_id}", act=lambda: _add(receipt_id, form))
    except AnticipatedError as error:
        form.add_error("body", str(error))
        return _show_matter(request, form)
    messages.success(request, gettext("お送りしました。"))
    return redirect(result.location)


def _add(receipt_id: int, form: MessageForm) -> Result:
    add_citizen_message(receipt_id=receipt_id, body=form.cleaned_data["body"], at=clock.now())
    return Result(location=reverse("portal:matter"))


@never_cache
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Go on into the talk by video that belongs to the matter."""
    at = clock.now()
    receipt_id = visits.visited_receipt(request.session, at=at)
    view = portal_case_again(receipt_id=receipt_id, at=at) if receipt_id is not None else None
    if view is None:
        return _closed(request)
    meeting = own_meeting_of_case(view.case_id, at=at)
    if meeting is None:
        return redirect("portal:matter")
    try:
        link = enter_meeting(meeting_id=meeting.pk, at=at)
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("portal:matter")
    return onward(request, str(link.url), heading=gettext("ビデオ相談を開いています"))


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the matter in this browser."""
    visits.end_visit(request.session)
    messages.success(request, gettext("画面を閉じました。もう一度見るには、受付番号と合言葉が必要です。"))
    return redirect("portal:door")


def _show_matter(request: HttpRequest, form: MessageForm) -> HttpResponse:
    at = clock.now()
    receipt_id = visits.visited_receipt(request.session, at=at)
    view: PortalView | None = portal_case_again(receipt_id=receipt_id, at=at) if receipt_id is not None else None
    if view is None:
        return _closed(request)
    meeting = own_meeting_of_case(view.case_id, at=at)
    context = {"view": view, "form": form, "face": current_face(), "session": own_session_of_case(view.case_id, at=at)}
    if meeting is not None:
        context["meeting"] = shown(meeting, at=at)
    return render(request, "portal/matter.html", context)


def _closed(request: HttpRequest) -> HttpResponse:
    visits.end_visit(request.session)
    words = gettext("受付番号と合言葉をもう一度入力してください。しばらく使われないと、画面は自動で閉じます。")
    messages.info(request, words)
    return redirect("portal:door")
