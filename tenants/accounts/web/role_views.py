"""Pages on which administrators give and take roles."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts import selectors
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actions.revoke_role import revoke_role
from tenants.accounts.models import RoleGrant
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.accounts.web.staff_forms import RoleGrantForm
from tenants.accounts.web.staff_views import found


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def grant(request: StaffRequest, user_id: int) -> HttpResponse:
    """Give a role."""
    person = found(request, user_id)
    form = RoleGrantForm(on=clock.today(), **sent(request))

    def act() -> str:
        grant_role(actor=request.actor, user=person, at=clock.now(), **form.cleaned_data)
        return reverse("accounts:member", args=[person.pk])

    done = gettext("役割を付けました。")
    moved_on = send_form(request, form, scope="staff.grant", act=act, done=done)
    return moved_on or render(request, "accounts/role_grant.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def revoke(request: StaffRequest, grant_id: int) -> HttpResponse:
    """Take a role away."""
    given = _found(request, grant_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_role(actor=request.actor, grant=given, at=clock.now())
        return reverse("accounts:member", args=[given.user_id])

    done = gettext("役割を外しました。")
    moved_on = send_form(request, form, scope="staff.revoke", act=act, done=done)
    return moved_on or render(
        request, "accounts/role_revoke.html", {"form": form, "grant": given, "person": given.user}
    )


def _found(request: StaffRequest, grant_id: int) -> RoleGrant:
    given = selectors.grant_for(request.actor, grant_id)
    if given is None:
        raise Http404
    return given
