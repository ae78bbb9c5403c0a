"""Cases that sound like what is being told: beside the intake, and on a page of each case."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.search.similar import similar_cases, told_in
from case_core.search.web.forms import TellingForm
from tenants.accounts.web.access import StaffRequest


@require_POST
@centre_view
def telling(request: StaffRequest) -> HttpResponse:
    """Show cases like what has been typed so far, as a part of the intake page."""
    form = TellingForm(request.POST)
    told = form.cleaned_data["matter"] if form.is_valid() else ""
    return render(request, "search/similar_list.html", {"similar": similar_cases(request.actor, told)})


@require_safe
@centre_view
def similar(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show cases like this one, and how they ended."""
    case = case_for(request.actor, case_id)
    found = similar_cases(request.actor, told_in(case), besides=case.pk)
    return render(request, "search/similar.html", {"case": case, "similar": found, "actor": request.actor})
