"""Who else has a case open: told by their pages every twenty seconds, kept for less than a minute."""

import re
from typing import Final

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from case_core.cases.announcements import case_topic
from case_core.cases.colleagues import centre_staff_on
from case_core.cases.web.desk import centre_view
from case_core.console.live_topics import is_open_to
from mannaka_kit import clock
from mannaka_kit.live import presence
from tenants.accounts.web.access import StaffRequest

_PAGE: Final = re.compile(r"[0-9a-f]{8,32}")


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def case_presence(request: StaffRequest, case_id: int) -> HttpResponse:
    """Take a page's sign that it is open or was left, and return the names of the colleagues who are here, too."""
    if not is_open_to(request.actor, case_id):
        raise Http404
    room = case_topic(case_id)
    if request.method == "POST":
        _take_sign(request, room)
    return JsonResponse({"sentence": _sentence(presence.who_is_in(room) - {request.actor.user_id})})


def _sentence(others: frozenset[int]) -> str:
    """Say who is here, too; somebody who is no longer of the centre is not named."""
    if not others:
        return ""
    colleagues = centre_staff_on(clock.today()).filter(pk__in=others)
    names = [gettext("%(name)sさん") % {"name": name} for name in colleagues.values_list("display_name", flat=True)]
    return gettext("%(names)sも見ています") % {"names": gettext("、").join(names)} if names else ""


def _take_sign(request: StaffRequest, room: str) -> None:
    page = request.POST.get("page", "")
    if _PAGE.fullmatch(page) is None:
        return
    sign = presence.leave if "gone" in request.POST else presence.stay
    sign(room, user_id=request.actor.user_id, page=page)
