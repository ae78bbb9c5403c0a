"""
A telephone opens the screen: `GET /staff/pop?ani=…&dnis=…&call=…`.

Telephones can only open addresses, so that the number stands in one for a moment. It is taken out of it at once: into
the session, encrypted, and the browser goes on to an address without it.
"""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from case_core.calls.popping import has_telephone_system, read_pop
from case_core.calls.selectors import call_named
from case_core.calls.states import HiddenReason
from case_core.cases.web.desk import centre_view
from case_core.intake.candidates import candidates_for
from case_core.intake.web.caller import keep_caller
from case_core.parties.likeness import Typed
from mannaka_kit import crypto
from mannaka_kit.japanese import hyphenated
from mannaka_kit.ui.sending import ConfirmForm, send_form
from mannaka_sdk import CallPop
from tenants.accounts.web.access import StaffRequest

_SESSION_KEY: Final = "call_popped"
_PURPOSE: Final = "call-popped"


@require_safe
def pop(request: HttpRequest) -> HttpResponseBase:
    """Take the number out of the address before anybody else sees it, the way to the sign-in page included."""
    query = request.META.get("QUERY_STRING", "")
    request.META["QUERY_STRING"] = ""
    response = _popped(request, query)
    # No page that is opened from here tells where it was opened from.
    response["Referrer-Policy"] = "no-referrer"
    return response


@centre_view
def _popped(request: StaffRequest, query: str) -> HttpResponse:
    found = read_pop(query)
    if found is None:
        return redirect("calls:list")
    call = call_named(request.actor, found.call_id)
    if call is not None:
        return redirect("calls:call", call.pk)
    request.session[_SESSION_KEY] = _sealed(found)
    return redirect("calls:popped")


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def popped(request: StaffRequest) -> HttpResponse:
    """Show who may be calling; the matter begins with the number when the clerk says so, never by itself."""
    told = _opened(request)
    form = ConfirmForm(request.POST or None)

    def act() -> str:
        keep_caller(request, telephone=told.caller)
        return reverse("intake:new")

    moved_on = send_form(request, form, scope="call.popped", act=act)
    return moved_on or render(request, "calls/popped.html", _context(request, told))


def _context(request: StaffRequest, told: CallPop) -> dict[str, Any]:
    return {
        "number": hyphenated(told.caller),
        "hidden": HiddenReason(told.hidden.value).label if told.hidden else "",
        "called": hyphenated(told.called),
        "candidates": candidates_for(request.actor, Typed(telephone=told.caller)) if told.caller else [],
        "is_connected": has_telephone_system(),
    }


def _sealed(told: CallPop) -> str:
    return crypto.encrypt(told.to_wire(), purpose=_PURPOSE, aad=_cell())


def _opened(request: HttpRequest) -> CallPop:
    """Return what the telephone told last in this session; nothing where it told nothing."""
    kept = request.session.get(_SESSION_KEY)
    return CallPop.from_wire(crypto.decrypt(kept, purpose=_PURPOSE, aad=_cell())) if kept else CallPop()


def _cell() -> str:
    return crypto.cell("session", _SESSION_KEY, "")
