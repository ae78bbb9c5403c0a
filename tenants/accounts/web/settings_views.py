"""The way in to everything an administrator settles."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def settings_index(request: StaffRequest) -> HttpResponse:
    """List what can be settled."""
    return render(request, "accounts/settings.html")
