"""The pages on which two entries become one person, and two again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import delicate_view
from case_core.relations.actions.merge_people import merge_people
from case_core.relations.actions.undo_merge import undo_merge
from case_core.relations.errors import MergeNotFoundError
from case_core.relations.selectors import likely_same, merges_into, party_by_number
from case_core.relations.web.merge_forms import MergeForm, UndoForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def merge(request: StaffRequest, case_id: int) -> HttpResponse:
    """Make one of the one who came and another entry."""
    case = case_for(request.actor, case_id)
    alike = likely_same(request.actor, case)
    form = MergeForm(request.POST or None, alike=alike, find=lambda number: party_by_number(request.actor, number))

    def act() -> str:
        kept, merged = form.pair(case.party_id)
        reason = form.cleaned_data["reason"]
        merge_people(kept_id=kept, merged_id=merged, reason=reason, actor=request.actor, at=clock.now())
        return reverse("relations:person", args=[case_id])

    sent = send_form(request, form, scope="person.merge", act=act, done=_("2つの登録を、ひとりの方にまとめました。"))
    return sent or render(request, "relations/merge.html", {"case": case, "form": form, "alike": alike})


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def undo(request: StaffRequest, case_id: int, merge_id: int) -> HttpResponse:
    """Make two of one again."""
    case = case_for(request.actor, case_id)
    found = merges_into(case.party).filter(pk=merge_id).prefetch_related("moves__case").first()
    if found is None:
        raise MergeNotFoundError
    form = UndoForm(request.POST or None)

    def act() -> str:
        undo_merge(merge_id=merge_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return reverse("relations:person", args=[case_id])

    sent = send_form(request, form, scope="person.merge_undo", act=act, done=_("まとめを取り消しました。"))
    return sent or render(request, "relations/merge_undo.html", {"case": case, "form": form, "merge": found})
