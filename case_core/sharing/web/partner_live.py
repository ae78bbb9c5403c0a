"""A ticket for the open pages of a body: they hear that something changed in what is shared with it, and no more."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.http.request import HttpRequest
from django.views.decorators.http import require_POST

from case_core.sharing.topics import topic_of_body
from mannaka_kit.live.answers import saying_when_away, ticket_answer
from mannaka_kit.live.tickets import Listener, listener_of
from tenants.partners.web.access import PartnerRequest, partner_view


@require_POST
@saying_when_away
def ticket(request: HttpRequest) -> HttpResponseBase:
    """Give a page of a body a ticket for that body's topic; the epochs are read before anybody asks who it is."""
    return _ticket(request, listener=listener_behind(request))


@partner_view
def _ticket(request: PartnerRequest, *, listener: Listener | None) -> HttpResponse:
    topic = topic_of_body(request.partner.organization_id)
    if listener is None or request.POST.getlist("topic") != [topic]:
        raise PermissionDenied
    return ticket_answer(request, listener, topics=[topic])


def listener_behind(request: HttpRequest) -> Listener | None:
    """Return who asks, with the epochs of before anybody looks at their rights; None where nobody is signed in."""
    if not request.user.is_authenticated or not request.session.session_key:
        return None
    return listener_of(user_id=request.user.pk, session_key=request.session.session_key)
