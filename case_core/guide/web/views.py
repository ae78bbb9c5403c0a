"""The guide: one page, to be read from top to bottom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.guide.selectors import guide_for
from case_core.roster.policies import READERS
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(*READERS)
def page(request: StaffRequest) -> HttpResponse:
    """Show what somebody needs who sits here twice a year."""
    values = {
        "guide": guide_for(request.actor),
        "takes_matters_in": request.actor.has(Role.CENTRE_STAFF),
        "has_desk": not request.actor.roles.isdisjoint({Role.CENTRE_STAFF, Role.SECTION_STAFF}),
    }
    return render(request, "guide/page.html", values)
