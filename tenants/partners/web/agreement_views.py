"""Pages on which administrators write agreements down and end them."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.partners import selectors
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.web.forms import AgreementForm
from tenants.partners.web.organization_views import found_organization

_A_YEAR = timedelta(days=364)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def conclude(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Write an agreement down."""
    found, today = found_organization(request, organization_id), clock.today()
    known = {"signed_on": today, "valid_from": today, "valid_until": today + _A_YEAR}
    form = AgreementForm(**{"initial": known, **sent(request)})

    def act() -> str:
        conclude_agreement(actor=request.actor, organization_id=found.pk, terms=form.terms(), at=clock.now())
        return reverse("partners:organization", args=[found.pk])

    done = gettext("協定を登録しました。")
    moved_on = send_form(request, form, scope="partner.conclude", act=act, done=done)
    return moved_on or render(request, "partners/agreement_add.html", {"form": form, "organization": found})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, agreement_id: int) -> HttpResponse:
    """End an agreement before its time."""
    agreement = selectors.agreement_for(request.actor, agreement_id)
    if agreement is None:
        raise Http404
    form = ConfirmForm(**sent(request))

    def act() -> str:
        end_agreement(actor=request.actor, agreement=agreement, at=clock.now())
        return reverse("partners:organization", args=[agreement.organization_id])

    done = gettext("協定を終えました。この協定による共有は、今すぐ止まりました。")
    moved_on = send_form(request, form, scope="partner.end_agreement", act=act, done=done)
    values = {"form": form, "agreement": agreement, "organization": agreement.organization}
    return moved_on or render(request, "partners/agreement_end.html", values)
