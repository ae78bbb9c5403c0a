"""A ticket for an open page of a session: its own topic only where the door is open at this moment."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.http.request import HttpRequest
from django.views.decorators.http import require_POST

from case_core.listening.attending import attended, table_seen_by
from case_core.listening.errors import DoorShutError
from case_core.listening.topics import topic_of_session
from case_core.sharing.topics import topic_of_body
from case_core.sharing.web.partner_live import listener_behind
from mannaka_kit import clock
from mannaka_kit.live.answers import saying_when_away, ticket_answer
from mannaka_kit.live.tickets import Listener
from tenants.partners.web.access import PartnerRequest, partner_view


@require_POST
@saying_when_away
def ticket(request: HttpRequest, session_id: int) -> HttpResponseBase:
    """Give a page a ticket for what it may hear; the epochs are read before anybody asks what that is."""
    return _ticket(request, session_id, listener=listener_behind(request))


@partner_view
def _ticket(request: PartnerRequest, session_id: int, *, listener: Listener | None) -> HttpResponse:
    found = attended(request.partner, session_id, at=clock.now())
    asked, own, table = request.POST.getlist("topic"), topic_of_body(request.partner.organization_id), ""
    if topic_of_session(session_id) in asked:
        try:
            table_seen_by(request.partner, found)
        except DoorShutError as error:
            raise PermissionDenied from error
        table = topic_of_session(session_id)
    if listener is None or not asked or not set(asked) <= {own, table}:
        raise PermissionDenied
    return ticket_answer(request, listener, topics=asked)
