"""The inbox page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from case_core.cases.selectors import COUNT_UP_TO, bounded_counts
from case_core.cases.web.desk import centre_view
from case_core.console.inbox import inbox_page, inbox_views
from case_core.console.web.paging import page_number
from case_core.conversations.web.inbox_tabs import inbox_tabs
from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink
from tenants.accounts.web.access import StaffRequest

LABELS: dict[str, str | Promise] = {"all": _("すべて"), "matter": _("新しい相談"), "message": _("書き足し")}


@require_safe
@centre_view
def inbox(request: StaffRequest) -> HttpResponse:
    """Show what came from outside and waits for somebody."""
    views = inbox_views(request.actor)
    chosen = request.GET.get("kind", "all")
    chosen = chosen if chosen in views else "all"
    found = inbox_page(request.actor, views[chosen], number=page_number(request))
    counted = bounded_counts(views)
    context = {
        "tabs": inbox_tabs("console:inbox"),
        "heading": LABELS[chosen],
        "counts": [_link(name, number, is_current=name == chosen) for name, number in counted.items()],
        "rows": found.rows,
        "page": found.page,
        "now": clock.now(),
        "actor": request.actor,
    }
    return render(request, "console/inbox.html", context)


def _link(name: str, number: int, *, is_current: bool) -> NavLink:
    shown = f"{COUNT_UP_TO}+" if number > COUNT_UP_TO else str(number)
    return NavLink(label=str(LABELS[name]), url=f"?kind={name}", shown=shown, is_current=is_current)
