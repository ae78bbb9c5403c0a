"""The list of cases, one case, and its end."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from case_core.approvals.selectors import signed_ending
from case_core.cases.actions.close_case import close_case
from case_core.cases.colleagues import centre_staff_on
from case_core.cases.errors import CaseWaitsError, ReasonMissingError
from case_core.cases.selectors import blockers_for, case_for, is_waiting
from case_core.cases.states import Outcome
from case_core.cases.web.desk import centre_view
from case_core.cases.web.forms import ContactForm
from case_core.cases.web.undo_views import way_back
from case_core.console.rows import rows_of, state_of
from case_core.console.selectors import case_list, found_list
from case_core.console.web.case_page import case_context
from case_core.console.web.forms import CloseForm, FilterForm, SearchForm
from case_core.console.web.offers import offered
from case_core.console.web.paging import page_number
from case_core.console.web.searches import keep_search, words_of_search
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import draft_of, keeps_draft
from case_core.handovers.actions.close_without_answers import close_without_answers
from case_core.intake.web.slip import take_secret
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest
from tenants.organisation.selectors import sections_valid_on


@require_safe
@centre_view
def cases(request: StaffRequest) -> HttpResponse:
    """List the city's cases as the address says."""
    today = clock.today()
    form = FilterForm(
        request.GET, owners=centre_staff_on(today), sections=sections_valid_on(today), auto_id="filter_%s"
    )
    filters = form.filters(words=words_of_search(request.session, request.GET.get("search", "")))
    context: dict[str, Any] = {"filter": form, "filters": filters}
    if filters.text:
        found = found_list(request.actor, filters, page=page_number(request))
        context |= {"page": found, "found": [(hit, state_of(hit.case)) for hit in found.hits]}
    else:
        page = case_list(request.actor, filters, page=page_number(request))
        context |= {"rows": rows_of(page.cases, today=today), "page": page}
    return render(request, "console/cases.html", context)


@require_POST
@centre_view
def search(request: StaffRequest) -> HttpResponse:
    """Look for words; the list's address then names the search by its key."""
    form = SearchForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    query = urlencode({"search": keep_search(request.session, words)}) if words else ""
    return redirect(f"{reverse('console:cases')}?{query}")


@require_safe
@live_page
@centre_view
@keeps_draft(FormName.CONTACT)
def case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show one case; right after intake, the receipt's secret, once."""
    found = case_for(request.actor, case_id)
    context = case_context(request, found)
    context["contact_form"] = ContactForm(**sent(request))
    context["offers"] = offered(request.actor, case_id, open_now=draft_of(request).key)
    context["secret"] = take_secret(request, case_id=case_id)
    return render(request, "console/case.html", context)


@centre_view
@keeps_draft(FormName.CLOSE)
def close(request: StaffRequest, case_id: int) -> HttpResponse:
    """End a case, or learn what it waits for."""
    waits = is_waiting(request.actor, case_id)
    form = CloseForm(is_waiting=waits, **{"initial": signed_ending(request.actor, case_id)} | sent(request))

    def act() -> str:
        _close(request, case_id, form.cleaned_data)
        return reverse("console:case", args=[case_id])

    def undo() -> str:
        # What a section was released from does not come back by itself.
        return "" if form.cleaned_data["waiver"] else way_back("cases:undo_closing", case_id)

    moved_on = send_form(
        request,
        form,
        scope="case.close",
        act=act,
        done=_("相談を終了しました。"),
        undo=undo,
    )
    return moved_on or _close_page(request, case_id, form=form)


def _close(request: StaffRequest, case_id: int, told: dict[str, Any]) -> None:
    ending = {name: told[name] for name in ("referred_to", "note", "recovered_yen")}
    ending["outcome"] = Outcome(told["outcome"])
    if told["waiver"]:
        close_without_answers(case_id=case_id, waiver=told["waiver"], actor=request.actor, at=clock.now(), **ending)
    else:
        try:
            close_case(case_id=case_id, actor=request.actor, at=clock.now(), **ending)
        except CaseWaitsError as error:
            # Handed over after this page was opened: the page now says for whom it waits, the field asks why not.
            raise ReasonMissingError(_("回答を待たずに終了する理由を入力してください。"), field=error.field) from error


def _close_page(request: StaffRequest, case_id: int, *, form: CloseForm) -> HttpResponse:
    found = case_for(request.actor, case_id)
    awaited = list(blockers_for(request.actor, found))
    # An answer was asked for after this page was opened: from now on its reason must be there, too.
    form.fields["waiver"].required = bool(awaited)
    return render(request, "console/close.html", {"case": found, "awaited": awaited, "form": form})
