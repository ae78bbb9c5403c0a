"""Pages on which administrators keep the list of partner organisations."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.partners import selectors
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.change_organization import change_organization
from tenants.partners.actions.close_organization import close_organization
from tenants.partners.models import PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts
from tenants.partners.states import InvitationStanding
from tenants.partners.web.forms import OrganizationForm
from tenants.plugins.kinds import partner_channels
from tenants.plugins.models import Channel

_PER_PAGE = 50


@require_safe
@staff_view(Role.ADMINISTRATOR)
def organizations(request: StaffRequest) -> HttpResponse:
    """List the bodies that the city works with."""
    with_closed = request.GET.get("show") == "all"
    found = selectors.listed_organizations(request.actor, at=clock.now(), with_closed=with_closed)
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "partners/organizations.html", {"page": page, "with_closed": with_closed})


@require_safe
@staff_view(Role.ADMINISTRATOR)
def organization(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Show one body with its agreements, its people and who was invited."""
    found = found_organization(request, organization_id)
    at = clock.now()
    agreements = [(each, each.standing_at(at)) for each in selectors.agreements_for(request.actor, found)]
    invited = [(each, each.standing_at(at)) for each in selectors.invitations_for(request.actor, found)]
    values = {
        "organization": found,
        "agreements": agreements,
        "members": selectors.members_for(request.actor, found),
        "invitations": [(each, standing) for each, standing in invited if standing != InvitationStanding.WITHDRAWN],
    }
    return render(request, "partners/organization.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a body."""
    form = OrganizationForm(channels=partner_channels(), **sent(request))

    def act() -> str:
        facts = OrganizationFacts.of(form.cleaned_data)
        made = add_organization(actor=request.actor, facts=facts, at=clock.now())
        return reverse("partners:organization", args=[made.pk])

    done = gettext("関係機関を加えました。次に、協定を登録してください。")
    moved_on = send_form(request, form, scope="partner.add", act=act, done=done)
    return moved_on or render(request, "partners/organization_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Change what is known of a body."""
    found = found_organization(request, organization_id)
    form = OrganizationForm.of(found, channels=_channels_for(found), **sent(request))

    def act() -> str:
        facts = OrganizationFacts.of(form.cleaned_data)
        change_organization(actor=request.actor, organization_id=found.pk, facts=facts, at=clock.now())
        return reverse("partners:organization", args=[found.pk])

    done = gettext("変更しました。")
    moved_on = send_form(request, form, scope="partner.change", act=act, done=done)
    return moved_on or render(request, "partners/organization_change.html", {"form": form, "organization": found})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def close(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Work with a body no more."""
    found = found_organization(request, organization_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        close_organization(actor=request.actor, organization_id=found.pk, at=clock.now())
        return reverse("partners:organization", args=[found.pk])

    done = gettext("やり取りを終えました。この関係機関の方は、今すぐ使えなくなりました。")
    moved_on = send_form(request, form, scope="partner.close", act=act, done=done)
    return moved_on or render(request, "partners/organization_close.html", {"form": form, "organization": found})


def _channels_for(organization: PartnerOrganization) -> list[Channel]:
    """Return the services to choose from, with the body's own, also while that is paused."""
    found = list(partner_channels())
    own = organization.gateway
    return found if own is None or own in found else [*found, own]


def found_organization(request: StaffRequest, organization_id: int) -> PartnerOrganization:
    """Return the body of the address.

    :raises Http404: there is none.
    """
    found = selectors.organization_for(request.actor, organization_id)
    if found is None:
        raise Http404
    return found
