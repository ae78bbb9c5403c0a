"""The door of an invitation: a look uses nothing up, a press with the right mail address opens an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.sign_in.letting_in import let_in
from tenants.partners import selectors
from tenants.partners.actions.accept_invitation import accept_invitation
from tenants.partners.joining import require_open
from tenants.partners.limits import require_few_tries
from tenants.partners.models import PartnerInvitation
from tenants.partners.web.forms import AcceptForm

_GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites to what, and take the invitation up."""
    offered = _offered(token)
    form = AcceptForm(**sent(request))

    def act() -> str:
        require_few_tries(token)
        let_in(request, accept_invitation(token=token, email=form.cleaned_data["email"], at=clock.now()))
        return reverse("sign_in_set_up")

    moved_on = send_form(request, form, scope="partner.accept", act=act)
    if moved_on:
        return moved_on
    why_not = _why_not(_offered(token))
    values = {"form": form, "organization": offered.organization, "why_not": why_not}
    return render(request, "partners/invitation.html", values, status=_GONE if why_not else 200)


def _offered(token: str) -> PartnerInvitation:
    found = selectors.invitation_behind(token)
    if found is None:
        raise Http404
    return found


def _why_not(offered: PartnerInvitation) -> str:
    try:
        require_open(offered, at=clock.now())
    except AnticipatedError as error:
        return str(error)
    return ""
