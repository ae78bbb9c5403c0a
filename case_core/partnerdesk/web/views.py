"""The first page of whoever acts for a partner organisation."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from case_core.referrals.viewing import Show, desk_of
from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink
from tenants.partners import selectors
from tenants.partners.web.access import PartnerRequest, partner_view

_KNOWN: Final = frozenset(Show.values)


@require_safe
@partner_view
def desk(request: PartnerRequest) -> HttpResponse:
    """Say for which body one acts, what is referred to it and by when it answers, and what was agreed with it."""
    now, asked = clock.now(), request.GET.get("show", "")
    show = Show(asked) if asked in _KNOWN else Show.ALL
    values = {
        "partner": request.partner,
        "agreements": selectors.agreements_in_force(request.partner.organization_id, at=now),
        "desk": desk_of(request.partner, show=show, number=request.GET.get("page"), at=now),
        "views": [_view(each, show) for each in Show],
        "today": clock.today(),
    }
    return render(request, "partnerdesk/desk.html", values)


def _view(each: Show, chosen: Show) -> NavLink:
    return NavLink(label=str(each.label), url=f"{reverse('partnerdesk:desk')}?show={each}", is_current=each == chosen)
