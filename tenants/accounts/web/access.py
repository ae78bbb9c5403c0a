"""The door of every staff page: who is signed in, with which role, read anew for each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from mannaka_kit import clock
from mannaka_kit.errors import NotAllowedError, NotFoundError
from mannaka_kit.ui.errors import WAY_HOME
from tenants.accounts import selectors
from tenants.accounts.homes import home_of
from tenants.accounts.sign_in import set_up, step_up

if TYPE_CHECKING:
    from tenants.accounts.actor import Actor
    from tenants.accounts.models import User
    from tenants.accounts.roles import Role

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in and holds a role."""

    actor: Actor


StaffView: TypeAlias = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
View: TypeAlias = Callable[..., HttpResponseBase]


def staff_view(*roles: Role, delicate: bool = False) -> Callable[[StaffView[P]], View]:
    """Open a view to holders of one of the roles, or of any role where none is named; others sign in or meet a 403.

    What is delicate opens only to somebody who proved a moment ago who they are.
    """

    def decorate(view: StaffView[P]) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
            elsewhere = _admit(request, roles) or (step_up.ask(request) if delicate else None)
            response = elsewhere or _answer(view, cast("StaffRequest", request), *args, **options)
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate


def own_account_view(view: StaffView[P]) -> View:
    """Open a view of one's own account to everybody who signs in here, of partner organisations, too."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        elsewhere = _admit_to_own_account(request)
        response = elsewhere or _answer(view, cast("StaffRequest", request), *args, **options)
        add_never_cache_headers(response)
        return response

    return guarded


def _answer(view: StaffView[P], request: StaffRequest, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
    try:
        return view(request, *args, **options)
    except NotAllowedError as error:
        raise PermissionDenied from error
    except NotFoundError as error:
        raise Http404 from error


def _admit(request: HttpRequest, roles: tuple[Role, ...]) -> HttpResponse | None:
    """Put the actor on the request, or return the way to the sign-in page."""
    actor = selectors.signed_in_actor(request.user, on=clock.today())
    if actor is None:
        return redirect_to_login(_way_back(request))
    if not actor.roles or (roles and actor.roles.isdisjoint(roles)):
        setattr(request, WAY_HOME, home_of(cast("User", request.user)))
        raise PermissionDenied
    return _ready(request, actor)


def _admit_to_own_account(request: HttpRequest) -> HttpResponse | None:
    """Put the actor on the request, whether of the staff or of a partner organisation, or return the way to sign in."""
    actor = selectors.signed_in_actor(request.user, on=clock.today())
    if actor is None:
        return redirect_to_login(_way_back(request))
    if not (actor.roles or actor.is_partner):
        raise PermissionDenied
    return _ready(request, actor)


def _ready(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    if getattr(request.user, "password_is_one_time", False):
        return redirect("account_change_password")
    if set_up.is_owed(request, actor):
        return redirect("sign_in_set_up")
    cast("StaffRequest", request).actor = actor
    return None


def _way_back(request: HttpRequest) -> str:
    # A form that was sent cannot be repeated after signing in; its page can.
    return request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
