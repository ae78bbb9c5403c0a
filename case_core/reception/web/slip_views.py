"""The paper slip of a number, 80 mm wide, with the code that opens its page."""

import qrcode
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage

from case_core.cases.web.desk import centre_view
from case_core.reception.estimates import estimate, words_of
from case_core.reception.measuring import measure
from case_core.reception.selectors import ticket_for
from case_core.reception.states import TicketStatus
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def slip(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Show the slip; it prints on a roll of 80 mm."""
    found = ticket_for(request.actor, ticket_id)
    address = request.build_absolute_uri(reverse("queue:turn", args=[found.token]))
    measured, _shows = measure(at=clock.now())
    is_waiting = found.status == TicketStatus.WAITING
    with override("ja"):  # the paper is the citizen's, whatever language the clerk reads
        words = words_of(estimate(measured, before=max(measured.waiting - 1, 0)))
    context = {
        "ticket": found,
        "address": address,
        "code": drawn_code(address),
        "wait_words": words if is_waiting else "",
    }
    return render(request, "reception/slip.html", context)


def drawn_code(address: str) -> SafeString:
    """Return the address as a QR code in SVG."""
    drawing = qrcode.make(address, image_factory=SvgPathImage, border=2).to_string(encoding="unicode")
    return mark_safe(drawing)  # noqa: S308 - drawn here from an address of our own
