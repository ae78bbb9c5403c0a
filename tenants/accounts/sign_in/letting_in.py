"""Sign somebody in who proved who they are without password or passkey: by invitation, or by their body's provider."""

from typing import Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tenants.accounts.homes import home_of
from tenants.accounts.models import User
from tenants.accounts.sign_in.set_up import proved_elsewhere

_BACKEND: Final = "tenants.accounts.sign_in.backend.StaffBackend"
_VOUCHED: Final = "vouched_for_by_provider"


def let_in(request: HttpRequest, user: User) -> None:
    """Begin a session of the person in this browser, with its row, its limits and the audit's entry."""
    user.backend = _BACKEND  # type: ignore[attr-defined]  # Django's own way to say who vouches for them
    get_adapter(request).login(request, user)


def let_in_by_provider(request: HttpRequest, user: User, *, did_two_factors: bool) -> HttpResponse:
    """Go on with somebody for whom the provider of their body vouches: to their second factor here, or in."""
    setattr(request, _VOUCHED, user.pk)
    user.backend = _BACKEND  # type: ignore[attr-defined]  # as above
    if not did_two_factors:
        answer: HttpResponse = perform_login(request, Login(user=user))
        return answer
    get_adapter(request).login(request, user)
    proved_elsewhere(request.session)
    return redirect(home_of(user))


def came_by_provider(request: HttpRequest) -> bool:
    """Tell whether a provider has vouched within this very request."""
    return hasattr(request, _VOUCHED)
