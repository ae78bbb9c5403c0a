"""One line above a view: what is written in its form is kept, offered back, and goes when the form is sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpResponseBase

from case_core.drafts.states import FormName
from case_core.drafts.web.slot import DraftSlot, draft_slot
from mannaka_kit.ui.sending import ALONGSIDE, TYPED_BEFORE
from tenants.accounts.web.access import P, StaffRequest, StaffView


class DraftRequest(StaffRequest):
    """A request for a page whose form is kept; templates find the slot as `request.draft`."""

    draft: DraftSlot


def keeps_draft(form: FormName) -> Callable[[StaffView[P]], StaffView[P]]:
    """
    Keep drafts of the form of a view, whose one argument from the address is what the form is about.

    The view makes its form with `sent(request)` and sends it with `send_form`; its template says where the draft's
    line stands (`drafts/autosave.html`, and `drafts/offers_here.html` before the form).
    """

    def decorate(view: StaffView[P]) -> StaffView[P]:
        @wraps(view)
        def kept(request: StaffRequest, /, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
            slot = draft_slot(request, form, subject_id=_subject(options))
            if slot is not None:
                _carry(request, slot)
            return view(request, *args, **options)

        return kept

    return decorate


def draft_of(request: StaffRequest) -> DraftSlot:
    """Return the slot of a page whose view keeps drafts."""
    return cast("DraftRequest", request).draft


def _subject(options: dict[str, Any]) -> int | None:
    return next(iter(options.values()), None)


def _carry(request: StaffRequest, slot: DraftSlot) -> None:
    cast("DraftRequest", request).draft = slot
    if request.method == "POST":
        setattr(request, ALONGSIDE, slot.finish)
    elif slot.texts:
        setattr(request, TYPED_BEFORE, slot.texts)
