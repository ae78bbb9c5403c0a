"""Who may listen to the talk in a booth: the visitor agrees, refuses or stops it on the booth's own screen."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from case_core.booths.own import ShownRequest, booth_with, request_at
from case_core.listening.actions.answer_on_screen import answer_on_screen
from case_core.listening.states import EntryKind
from cms.booths.device import token_in
from cms.booths.showing import heard_at
from cms.portal.forms import ListenerForm
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError


@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take in what the visitor says about a body; whatever came of it, the one page shows how it stands."""
    form, asked = ListenerForm(request.POST), _asked(request)
    if asked is not None and asked.case_id is not None and form.is_valid():
        # Pressed twice, or over meanwhile: the page says so by what it shows.
        with suppress(AnticipatedError):
            _answer(asked.case_id, form)
    return redirect("booth:show")


def _asked(request: HttpRequest) -> ShownRequest | None:
    """Return the talk that goes on in this booth about a matter whose listeners are still to be decided."""
    at = clock.now()
    booth = booth_with(token_in(request), at=at)
    asked = request_at(booth.device_id, at=at) if booth is not None and booth.is_in_use else None
    return asked if heard_at(asked, at=at) is not None else None


def _answer(case_id: int, form: ListenerForm) -> None:
    told = form.cleaned_data
    answer_on_screen(
        case_id=case_id,
        session_id=told["session"],
        organization_id=told["organization"],
        answer=EntryKind(told["answer"]),
        at=clock.now(),
    )
