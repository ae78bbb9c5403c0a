"""The way to a second factor where the city's rule asks for one, and the one look at the recovery codes."""

from typing import TYPE_CHECKING, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.forms import CalmForm
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.homes import home_of
from tenants.accounts.selectors import actor_for, unused_recovery_codes_of
from tenants.accounts.sign_in import set_up
from tenants.accounts.sign_in_steps import SignInStep

if TYPE_CHECKING:
    from tenants.accounts.models import User


class CodesSavedForm(CalmForm):
    """The word that the codes are kept."""

    sends = False
    saved = forms.BooleanField(label=_("書き写すか印刷して、保管しました"))


@never_cache
@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Lead a person to a second factor, and on to work when it is there."""
    user = cast("User", request.user)
    actor = actor_for(user, on=clock.today())
    if set_up.has_unsaved_codes(request.session):
        return redirect("mfa_view_recovery_codes")
    if not set_up.is_owed(request, actor):
        return redirect(home_of(user))
    return render(request, "accounts/set_up.html")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes until the person says that they are kept; then never again."""
    user = cast("User", request.user)
    codes = unused_recovery_codes_of(user)
    if codes is None:
        raise Http404
    is_new = set_up.has_unsaved_codes(request.session)
    form = CodesSavedForm(request.POST if request.method == "POST" else None)
    if is_new and form.is_valid():
        record_sign_in_step(user=user, step=SignInStep.RECOVERY_CODES_SAVED, at=clock.now())
        set_up.codes_are_saved(request.session)
        return redirect(home_of(user) if user.is_partner else "mfa_index")
    values = {"form": form if is_new else None, "codes": codes if is_new else [], "left": len(codes)}
    return render(request, "mfa/recovery_codes/index.html", values)
