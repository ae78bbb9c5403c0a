"""Who has seen one's matter: bodies, days and kinds of facts, out of what was recorded at each look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from case_core.sharing.own import own_looks_of_case
from cms.pages.selectors import current_face
from cms.portal.listening_views import visited
from mannaka_kit import clock


@never_cache
@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    """Show which bodies may see the matter now, and which have looked."""
    view = visited(request)
    if view is None:
        return redirect("portal:matter")
    own = own_looks_of_case(view.case_id, at=clock.now(), before=_place(request.GET.get("before", "")))
    return render(request, "portal/seen.html", {"view": view, "own": own, "face": current_face()})


def _place(asked: str) -> int | None:
    """Return where a page begins; what is no place is the beginning."""
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None  # noqa: PLR2004 - 64 bits
