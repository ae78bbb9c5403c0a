"""What is late or due today, for the centre."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.web.desk import centre_view
from case_core.handovers.overdue import MOST, overdue_for
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def deadlines(request: StaffRequest) -> HttpResponse:
    """Show the promises, the matters not forwarded, the answers and the wishes that a day makes urgent."""
    today = clock.today()
    context = {"today": today, "overdue": overdue_for(request.actor, on=today), "most": MOST}
    return render(request, "handovers/deadlines.html", context)
