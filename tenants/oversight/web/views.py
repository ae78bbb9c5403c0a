"""The auditor's page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mannaka_kit.audit.selectors import Page
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.oversight import selectors
from tenants.oversight.rows import rows_of
from tenants.oversight.web.forms import AuditFilterForm


@require_safe
@staff_view(Role.AUDITOR)
def audit_log(request: StaffRequest) -> HttpResponse:
    """Show a page of the audit log."""
    form = AuditFilterForm(request.GET or None)
    filters = form.filters(request.actor)
    before = form.cleaned_data.get("before") if form.is_bound and form.is_valid() else None
    page = selectors.audit_page_for(request.actor, filters=filters, before=before)
    names, numbers = selectors.names_in(request.actor, page), selectors.numbers_in(request.actor, page)
    rows = rows_of(page.entries, names=names, numbers=numbers)
    return render(request, "oversight/audit_log.html", {"form": form, "rows": rows, "older": _older(request, page)})


def _older(request: StaffRequest, page: Page) -> str:
    if page.next_before is None:
        return ""
    query = request.GET.copy()
    query["before"] = str(page.next_before)
    return f"?{query.urlencode()}"
