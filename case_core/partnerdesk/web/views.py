"""The first page of whoever acts for a partner organisation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.listening.attending import sessions_with_a_seat
from case_core.sharing.viewing import shared_with
from mannaka_kit import clock
from tenants.partners import selectors
from tenants.partners.web.access import PartnerRequest, partner_view


@require_safe
@partner_view
def desk(request: PartnerRequest) -> HttpResponse:
    """Say for which body one acts, what was agreed with it, and what is referred to it."""
    agreements = selectors.agreements_in_force(request.partner.organization_id, at=clock.now())
    values = {
        "partner": request.partner,
        "agreements": agreements,
        "shares": shared_with(request.partner, at=clock.now()),
        "sessions": sessions_with_a_seat(request.partner, at=clock.now()),
    }
    return render(request, "partnerdesk/desk.html", values)
