"""What the page's script asks for while somebody writes, and the button that throws a draft away."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.drafts.actions.discard_draft import discard_draft
from case_core.drafts.actions.save_draft import save_draft
from case_core.drafts.errors import DraftNotFoundError, DraftRewrittenError
from case_core.drafts.selectors import draft_for, texts_of
from case_core.drafts.web.forms import SaveForm
from case_core.drafts.web.pace import WINDOW_SECONDS, may_save
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError, ConflictError, NotAllowedError
from mannaka_kit.ui.formats import show_clock
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

draft_view = staff_view(Role.CENTRE_STAFF, Role.SECTION_STAFF)


@require_http_methods(["GET", "HEAD", "POST"])
@draft_view
def drafts(request: StaffRequest) -> HttpResponse:
    """Save a draft; or tell the script that the session lives, whose it is, and the token of today's forms."""
    if request.method != "POST":
        return JsonResponse({"token": get_token(request), "author": request.actor.user_id})
    form = SaveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"code": "draft.malformed", "message": ""}, status=400)
    # On a computer that two people share, the page may be of the one and the session of the other.
    if form.cleaned_data["draft_author"] != request.actor.user_id:
        return JsonResponse({"code": "draft.other_person", "message": ""}, status=403)
    if not may_save(request.actor.user_id):
        return JsonResponse({"code": "draft.pace"}, status=429, headers={"Retry-After": str(WINDOW_SECONDS)})
    return _save(request, form)


def _save(request: StaffRequest, form: SaveForm) -> HttpResponse:
    try:
        draft = save_draft(actor=request.actor, at=clock.now(), **form.draft())
    except ConflictError as error:
        return JsonResponse({**_told(error), **_way_on(request, form, error)}, status=409)
    except DraftNotFoundError as error:
        raise Http404 from error
    except NotAllowedError as error:
        return JsonResponse(_told(error), status=403)
    except AnticipatedError as error:
        return JsonResponse(_told(error), status=422)
    return JsonResponse({"version": draft.version, "at": show_clock(draft.saved_at)})


def _told(error: AnticipatedError) -> dict[str, Any]:
    return {"code": error.code, "message": str(error)}


def _way_on(request: StaffRequest, form: SaveForm, error: ConflictError) -> dict[str, Any]:
    """Give the page a key under which its own text goes on, and show it what the other page wrote."""
    way: dict[str, Any] = {"key": str(uuid4())}
    if isinstance(error, DraftRewrittenError):
        other = draft_for(request.actor, form.cleaned_data["draft_key"])
        way["other"] = {"key": str(other.key), "at": show_clock(other.saved_at), "texts": texts_of(other)}
    return way


@require_POST
@draft_view
def discard(request: StaffRequest, draft_key: UUID) -> HttpResponse:
    """Throw a draft away and go back to where it was offered."""
    try:
        discard_draft(key=draft_key, actor=request.actor, at=clock.now())
    except DraftNotFoundError as error:
        raise Http404 from error
    messages.success(request, _("書きかけを捨てました。"))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else "/staff/"
