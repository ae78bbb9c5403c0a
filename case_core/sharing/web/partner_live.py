"""A ticket for the open pages of a body: they hear that something changed in what is shared with it, and no more."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.http.request import HttpRequest
from django.views.decorators.http import require_POST

from case_core.sharing.topics import topic_of_body
from mannaka_kit.live.origins import STREAM_PATH, live_origin, page_origin
from mannaka_kit.live.tickets import Listener, issue, listener_of
from mannaka_kit.live.valkey import ValkeyAwayError
from mannaka_tenancy.hosts import normalise_host
from tenants.partners.web.access import PartnerRequest, partner_view


@require_POST
def ticket(request: HttpRequest) -> HttpResponseBase:
    """Give a page of a body a ticket for that body's topic; the epochs are read before anybody asks who it is."""
    try:
        listener = listener_behind(request)
        return _ticket(request, listener=listener)
    except ValkeyAwayError:
        return JsonResponse({"error": "away"}, status=HTTPStatus.SERVICE_UNAVAILABLE)


@partner_view
def _ticket(request: PartnerRequest, *, listener: Listener | None) -> HttpResponse:
    topic = topic_of_body(request.partner.organization_id)
    if listener is None or request.POST.getlist("topic") != [topic]:
        raise PermissionDenied
    return ticket_for(request, listener, topics=[topic])


def ticket_for(request: HttpRequest, listener: Listener, *, topics: list[str]) -> JsonResponse:
    """Answer with a ticket for topics that somebody of a body may hear, at the host and from the page that asks."""
    host, origin = normalise_host(request.get_host()), page_origin(request)
    made = issue(listener, topics=topics, host=host, origin=origin)
    return JsonResponse({"stream": f"{live_origin(request)}{STREAM_PATH}?{urlencode({'ticket': made})}"})


def listener_behind(request: HttpRequest) -> Listener | None:
    """Return who asks, with the epochs of before anybody looks at their rights; None where nobody is signed in."""
    if not request.user.is_authenticated or not request.session.session_key:
        return None
    return listener_of(user_id=request.user.pk, session_key=request.session.session_key)
