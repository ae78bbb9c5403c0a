"""Where a case has been."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.handovers.rounds import rounds_of
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def rounds(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the desks that a case went around, and how long nobody had it."""
    case = case_for(request.actor, case_id)
    context = {"case": case, "rounds": rounds_of(request.actor, case, at=clock.now())}
    return render(request, "console/rounds.html", context)
