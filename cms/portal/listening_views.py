"""Who listens to one's matter: the person agrees or refuses for each body, sees who is here, and may stop it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from case_core.intake.selectors import PortalView, portal_case_again
from case_core.listening.actions.answer_on_screen import answer_on_screen
from case_core.listening.own import own_session_of_case
from case_core.listening.states import EntryKind
from cms.pages.selectors import current_face
from cms.portal import visits
from cms.portal.forms import ListenerForm
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.idempotency import Result, once


@never_cache
@require_safe
def listening(request: HttpRequest) -> HttpResponse:
    """Show which bodies would listen, and who is here."""
    view = visited(request)
    if view is None:
        return redirect("portal:matter")
    session = own_session_of_case(view.case_id, at=clock.now())
    context = {"view": view, "session": session, "face": current_face()}
    return render(request, "portal/listening.html", context)


@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take in what the person says about a body."""
    view = visited(request)
    if view is None:
        return redirect("portal:matter")
    form = ListenerForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("ボタンをもう一度押してください。"))
        return redirect("portal:listening")
    try:
        result = once(request, scope=f"portal.listening.{view.receipt_id}", act=lambda: _answer(view.case_id, form))
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("portal:listening")
    messages.success(request, gettext("お返事を受け取りました。いつでも変えられます。"))
    return redirect(result.location)


def visited(request: HttpRequest) -> PortalView | None:
    """Return the matter that this browser may read just now."""
    at = clock.now()
    receipt_id = visits.visited_receipt(request.session, at=at)
    return portal_case_again(receipt_id=receipt_id, at=at) if receipt_id is not None else None


def _answer(case_id: int, form: ListenerForm) -> Result:
    told = form.cleaned_data
    answer_on_screen(
        case_id=case_id,
        session_id=told["session"],
        organization_id=told["organization"],
        answer=EntryKind(told["answer"]),
        at=clock.now(),
    )
    return Result(location=reverse("portal:listening"))
