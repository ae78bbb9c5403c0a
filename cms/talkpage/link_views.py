"""Linking the conversation with the matter of a receipt: number and secret here, then the service's own page."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.link_standing import link_standing_of
from case_core.conversations.linking import lead_to_link_page
from case_core.intake.errors import ReceiptNotFoundError
from case_core.intake.selectors import portal_case
from cms.pages.selectors import current_face
from cms.portal import limits
from cms.portal.forms import DoorForm
from cms.talkpage import visits
from cms.talkpage.views import closed
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError

_TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """Ask for number and secret, then show the way to the service's page; a link, since no form may lead elsewhere."""
    at = clock.now()
    conversation_id = visits.visited_conversation(request.session, at=at)
    if conversation_id is None:
        return closed(request)
    form = DoorForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not limits.may_try(request, number=form.cleaned_data["number"]):
            form.add_error(None, gettext("続けて何度も入力されました。15分ほどおいてから、もう一度お試しください。"))
            status = _TOO_MANY_REQUESTS
        elif _begun(request, form, conversation_id):
            return redirect("talkpage:link")
    try:
        standing = link_standing_of(conversation_id)
    except ConversationNotFoundError:
        return closed(request)
    way_on = visits.kept_link(request.session, conversation_id=conversation_id, at=at)
    context = {"standing": standing, "form": form, "way_on": way_on, "face": current_face()}
    return render(request, "talkpage/link.html", context, status=status)


def _begun(request: HttpRequest, form: DoorForm, conversation_id: int) -> bool:
    at = clock.now()
    receipt = portal_case(number=form.cleaned_data["number"], secret=form.cleaned_data["secret"], at=at)
    if receipt is None:
        form.add_error(None, ValidationError(str(ReceiptNotFoundError())))
        return False
    try:
        page = lead_to_link_page(conversation_id=conversation_id, receipt_id=receipt.receipt_id, at=at)
    except AnticipatedError as error:
        form.add_error(None, str(error))
        return False
    visits.keep_link(request.session, conversation_id=conversation_id, url=str(page.url), until=page.expires_at)
    return True
