"""Pages on which administrators settle by which provider a body's people sign in, and let them in."""

from collections.abc import Callable
from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.sending import ConfirmForm, press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.federation.actions.drop_provider import drop_provider
from tenants.federation.actions.let_member_in import let_member_in
from tenants.federation.actions.note_try import note_try
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.actions.settle_saml_provider import settle_saml_provider
from tenants.federation.flow import return_address, trouble_of
from tenants.federation.saml.metadata import provider_of
from tenants.federation.saml.own import our_address, our_name
from tenants.federation.web.forms import ProviderForm, SamlForm, TrustForm
from tenants.partners import selectors
from tenants.partners.models import PartnerOrganization
from tenants.partners.web.organization_views import found_organization


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def provider(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Settle a body's provider."""
    found = found_organization(request, organization_id)
    form = ProviderForm.of(found, **sent(request))

    def act() -> str:
        settle_provider(actor=request.actor, organization_id=found.pk, facts=form.facts(), at=clock.now())
        return reverse("federation:provider", args=[found.pk])

    values = {"form": form, "organization": found, "return_address": return_address()}
    return _settled(request, form, act) or render(request, "federation/provider.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def saml_provider(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Settle a body's provider that speaks SAML."""
    found = found_organization(request, organization_id)
    form = SamlForm.of(found, **{**sent(request), "files": request.FILES or None})

    def act() -> str:
        settle_saml_provider(actor=request.actor, organization_id=found.pk, facts=form.facts(), at=clock.now())
        return reverse("federation:saml_provider", args=[found.pk])

    values = {
        "form": form,
        "organization": found,
        "provider": provider_of(found) if found.speaks_saml else None,
        "our_name": our_name(found.pk),
        "our_address": our_address(found.pk),
    }
    return _settled(request, form, act) or render(request, "federation/saml_provider.html", values)


def _settled(request: StaffRequest, form: TrustForm, act: Callable[[], str]) -> HttpResponse | None:
    done = gettext("保存しました。次に「確かめる」を押してください。")
    return send_form(request, form, scope="provider.settle", act=act, done=done)


@require_POST
@staff_view(Role.ADMINISTRATOR)
def try_out(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Try a body's provider, and say in words what is wrong."""
    found = found_organization(request, organization_id)
    here = _page_of(found)
    trouble = trouble_of(found) if found.has_provider and found.is_active else None

    def act() -> None:
        told = trouble.trouble if trouble else None
        note_try(actor=request.actor, organization=found, trouble=told, at=clock.now())

    if trouble is not None:
        with suppress(AnticipatedError):  # it was changed or closed meanwhile: there is nothing to write down
            act()
        messages.error(request, str(trouble))
        return redirect(here)
    done = gettext("確かめました。この機関の方は、機関の認証でサインインできます。")
    if found.speaks_saml:
        done = gettext("証明書を確かめました。機関の方に一度サインインしてもらい、入れることを確かめてください。")
    return press_button(request, scope="provider.try", act=act, location=here, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def drop(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Let nobody sign in by a body's provider any more."""
    found = found_organization(request, organization_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        drop_provider(actor=request.actor, organization_id=found.pk, at=clock.now())
        return reverse("partners:organization", args=[found.pk])

    done = gettext("終えました。機関の認証で入っていた方は、今すぐ使えなくなりました。")
    moved_on = send_form(request, form, scope="provider.drop", act=act, done=done)
    return moved_on or render(request, "federation/drop.html", {"form": form, "organization": found})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def let_in(request: StaffRequest, member_id: int) -> HttpResponse:
    """Let somebody in who came by their body's provider."""
    member = selectors.member_for(request.actor, member_id)
    if member is None:
        raise Http404
    form = ConfirmForm(**sent(request))

    def act() -> str:
        let_member_in(actor=request.actor, member=member, at=clock.now())
        return reverse("partners:organization", args=[member.organization_id])

    done = gettext("利用を始められるようにしました。")
    moved_on = send_form(request, form, scope="provider.let_in", act=act, done=done)
    values = {"form": form, "member": member, "organization": member.organization}
    return moved_on or render(request, "federation/let_in.html", values)


def _page_of(organization: PartnerOrganization) -> str:
    name = "saml_provider" if organization.speaks_saml else "provider"
    return reverse(f"federation:{name}", args=[organization.pk])
